import type { Wording } from './wording.ts';

/** German. */
export const de: Wording = {
  tag: 'de',
  widget: {
    title: 'Feedback',
    close: 'Schließen',
    notNow: 'Jetzt nicht',
    back: 'Zurück',
    next: 'Weiter',
    send: 'Senden',
    progress: 'Frage {n} von {m}',
    optional: 'freiwillig',
    needed: 'Bitte wählen Sie zuerst eine Antwort.',
    thanks: 'Vielen Dank. Ihre Antwort wurde gesendet.',
    kept: 'Vielen Dank. Ihre Antwort ist hier gespeichert und wird gesendet, sobald Sie wieder online sind.',
  },
  question: {
    other: 'Sonstiges',
    yes: 'Ja',
    no: 'Nein',
    hints: {
      exactly: { one: 'Wählen Sie eine Antwort', other: 'Wählen Sie {n} Antworten' },
      atLeast: { one: 'Wählen Sie mindestens eine Antwort', other: 'Wählen Sie mindestens {n} Antworten' },
      atMost: { one: 'Wählen Sie höchstens eine Antwort', other: 'Wählen Sie höchstens {n} Antworten' },
      between: { other: 'Wählen Sie {n} bis {m} Antworten' },
    },
    kano: {
      functional: '{feature}: Was würden Sie sagen, wenn es das gäbe?',
      dysfunctional: '{feature}: Was würden Sie sagen, wenn es das nicht gäbe?',
      steps: [
        'Das würde mich sehr freuen',
        'Das setze ich voraus',
        'Das ist mir egal',
        'Das nehme ich gerade noch hin',
        'Das würde mich sehr stören',
      ],
    },
  },
  ratings: {
    nps: { low: 'Überhaupt nicht wahrscheinlich', high: 'Äußerst wahrscheinlich' },
    csat: {
      low: 'Sehr unzufrieden',
      high: 'Sehr zufrieden',
      steps: {
        5: ['Sehr unzufrieden', 'Unzufrieden', 'Teils, teils', 'Zufrieden', 'Sehr zufrieden'],
        7: [
          'Äußerst unzufrieden',
          'Unzufrieden',
          'Eher unzufrieden',
          'Teils, teils',
          'Eher zufrieden',
          'Zufrieden',
          'Äußerst zufrieden',
        ],
      },
    },
    ces: {
      low: 'Stimme überhaupt nicht zu',
      high: 'Stimme voll und ganz zu',
      steps: {
        7: [
          'Stimme überhaupt nicht zu',
          'Stimme nicht zu',
          'Stimme eher nicht zu',
          'Weder noch',
          'Stimme eher zu',
          'Stimme zu',
          'Stimme voll und ganz zu',
        ],
      },
    },
    expectation: { low: 'Weit unter meinen Erwartungen', high: 'Weit über meinen Erwartungen' },
    stars: { low: 'Schlecht', high: 'Ausgezeichnet' },
    emoji: {
      low: 'Sehr schlecht',
      high: 'Sehr gut',
      steps: {
        3: ['Schlecht', 'Mittel', 'Gut'],
        5: ['Sehr schlecht', 'Schlecht', 'Mittel', 'Gut', 'Sehr gut'],
      },
    },
    thumbs: { low: 'Nein', high: 'Ja', steps: { 2: ['Daumen runter', 'Daumen hoch'] } },
  },
  page: {
    check: 'Bitte sehen Sie sich die markierten Fragen an.',
    wrong: 'Diese Antwort passt nicht zur Frage.',
    test: 'Dies ist ein Test: Ihre Antwort wird nicht gezählt.',
    thanksTitle: 'Vielen Dank',
    alreadyTitle: 'Bereits gesendet',
    already: 'Ihre Antwort wurde schon gesendet und bleibt, wie sie war. Vielen Dank.',
    closedTitle: 'Diese Umfrage ist beendet',
    closed: 'Sie nimmt keine Antworten mehr an. Vielen Dank für Ihren Besuch.',
    missingTitle: 'Diese Umfrage gibt es nicht',
    missing:
      'Die Adresse ist vielleicht falsch geschrieben oder veraltet. Bitte fragen Sie dort nach, woher Sie sie haben.',
    busyTitle: 'Ihre Antwort konnte noch nicht gespeichert werden',
    busy: 'Nichts ist verloren: Gehen Sie zurück, warten Sie eine Minute und senden Sie sie noch einmal.',
  },
};
