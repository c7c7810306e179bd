import type { Wording } from './wording.ts';

/** French. The spaces before its signs do not break. */
export const fr: Wording = {
  tag: 'fr',
  widget: {
    title: 'Votre avis',
    close: 'Fermer',
    notNow: 'Pas maintenant',
    back: 'Retour',
    next: 'Suivant',
    send: 'Envoyer',
    progress: 'Question {n} sur {m}',
    optional: 'facultatif',
    needed: 'Veuillez d’abord choisir une réponse.',
    thanks: 'Merci. Votre réponse a été envoyée.',
    kept: 'Merci. Votre réponse est conservée ici et sera envoyée dès que vous serez de nouveau en ligne.',
  },
  question: {
    other: 'Autre',
    yes: 'Oui',
    no: 'Non',
    hints: {
      exactly: { one: 'Choisissez une réponse', other: 'Choisissez {n} réponses' },
      atLeast: { one: 'Choisissez au moins une réponse', other: 'Choisissez au moins {n} réponses' },
      atMost: { one: 'Choisissez une réponse au maximum', other: 'Choisissez {n} réponses au maximum' },
      between: { other: 'Choisissez de {n} à {m} réponses' },
    },
    kano: {
      functional: '{feature}\u00a0: que ressentiriez-vous si vous l’aviez\u202f?',
      dysfunctional: '{feature}\u00a0: que ressentiriez-vous si vous ne l’aviez pas\u202f?',
      steps: [
        'Cela me plairait',
        'Cela va de soi',
        'Cela m’est égal',
        'Je m’en accommoderais',
        'Cela me déplairait',
      ],
    },
  },
  ratings: {
    nps: { low: 'Pas du tout probable', high: 'Extrêmement probable' },
    csat: {
      low: 'Très insatisfait(e)',
      high: 'Très satisfait(e)',
      steps: {
        5: [
          'Très insatisfait(e)',
          'Insatisfait(e)',
          'Ni satisfait(e) ni insatisfait(e)',
          'Satisfait(e)',
          'Très satisfait(e)',
        ],
        7: [
          'Extrêmement insatisfait(e)',
          'Insatisfait(e)',
          'Plutôt insatisfait(e)',
          'Ni satisfait(e) ni insatisfait(e)',
          'Plutôt satisfait(e)',
          'Satisfait(e)',
          'Extrêmement satisfait(e)',
        ],
      },
    },
    ces: {
      low: 'Pas du tout d’accord',
      high: 'Tout à fait d’accord',
      steps: {
        7: [
          'Pas du tout d’accord',
          'Pas d’accord',
          'Plutôt pas d’accord',
          'Ni d’accord ni pas d’accord',
          'Plutôt d’accord',
          'D’accord',
          'Tout à fait d’accord',
        ],
      },
    },
    expectation: { low: 'Très en dessous de mes attentes', high: 'Bien au-delà de mes attentes' },
    stars: { low: 'Mauvais', high: 'Excellent' },
    emoji: {
      low: 'Très mal',
      high: 'Très bien',
      steps: { 3: ['Mal', 'Moyen', 'Bien'], 5: ['Très mal', 'Mal', 'Moyen', 'Bien', 'Très bien'] },
    },
    thumbs: { low: 'Non', high: 'Oui', steps: { 2: ['Pouce vers le bas', 'Pouce vers le haut'] } },
  },
  page: {
    check: 'Veuillez vérifier les questions signalées.',
    wrong: 'Cette réponse ne convient pas à la question.',
    test: 'Ceci est un test\u00a0: votre réponse ne sera pas comptée.',
    thanksTitle: 'Merci',
    alreadyTitle: 'Déjà envoyée',
    already: 'Votre réponse avait déjà été envoyée et reste inchangée. Merci.',
    closedTitle: 'Cette enquête est terminée',
    closed: 'Elle n’accepte plus de réponses. Merci de votre visite.',
    missingTitle: 'Cette enquête n’existe pas',
    missing:
      'L’adresse est peut-être mal saisie ou n’est plus valable. Veuillez vous adresser à la personne qui vous l’a donnée.',
    busyTitle: 'Votre réponse n’a pas encore pu être enregistrée',
    busy: 'Rien n’est perdu\u00a0: revenez en arrière, attendez une minute et renvoyez-la.',
  },
};
