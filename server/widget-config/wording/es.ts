import type { Wording } from './wording.ts';

/** Spanish. */
export const es: Wording = {
  tag: 'es',
  widget: {
    title: 'Su opinión',
    close: 'Cerrar',
    notNow: 'Ahora no',
    back: 'Atrás',
    next: 'Siguiente',
    send: 'Enviar',
    progress: 'Pregunta {n} de {m}',
    optional: 'opcional',
    needed: 'Primero elija una respuesta.',
    thanks: 'Gracias. Su respuesta se ha enviado.',
    kept: 'Gracias. Su respuesta se ha guardado aquí y se enviará cuando vuelva a tener conexión.',
  },
  question: {
    other: 'Otro',
    yes: 'Sí',
    no: 'No',
    hints: {
      exactly: { one: 'Elija una respuesta', other: 'Elija {n} respuestas' },
      atLeast: { one: 'Elija al menos una respuesta', other: 'Elija al menos {n} respuestas' },
      atMost: { one: 'Elija como máximo una respuesta', other: 'Elija como máximo {n} respuestas' },
      between: { other: 'Elija entre {n} y {m} respuestas' },
    },
    kano: {
      functional: '{feature}: ¿qué le parecería tenerlo?',
      dysfunctional: '{feature}: ¿qué le parecería no tenerlo?',
      steps: ['Me gustaría', 'Lo doy por hecho', 'Me da igual', 'Podría aceptarlo', 'Me disgustaría'],
    },
  },
  ratings: {
    nps: { low: 'Nada probable', high: 'Extremadamente probable' },
    csat: {
      low: 'Muy insatisfecho/a',
      high: 'Muy satisfecho/a',
      steps: {
        5: [
          'Muy insatisfecho/a',
          'Insatisfecho/a',
          'Ni satisfecho/a ni insatisfecho/a',
          'Satisfecho/a',
          'Muy satisfecho/a',
        ],
        7: [
          'Extremadamente insatisfecho/a',
          'Insatisfecho/a',
          'Algo insatisfecho/a',
          'Ni satisfecho/a ni insatisfecho/a',
          'Algo satisfecho/a',
          'Satisfecho/a',
          'Extremadamente satisfecho/a',
        ],
      },
    },
    ces: {
      low: 'Totalmente en desacuerdo',
      high: 'Totalmente de acuerdo',
      steps: {
        7: [
          'Totalmente en desacuerdo',
          'En desacuerdo',
          'Algo en desacuerdo',
          'Ni de acuerdo ni en desacuerdo',
          'Algo de acuerdo',
          'De acuerdo',
          'Totalmente de acuerdo',
        ],
      },
    },
    expectation: { low: 'Muy por debajo de lo que esperaba', high: 'Muy por encima de lo que esperaba' },
    stars: { low: 'Malo', high: 'Excelente' },
    emoji: {
      low: 'Muy mal',
      high: 'Muy bien',
      steps: { 3: ['Mal', 'Regular', 'Bien'], 5: ['Muy mal', 'Mal', 'Regular', 'Bien', 'Muy bien'] },
    },
    thumbs: { low: 'No', high: 'Sí', steps: { 2: ['Pulgar hacia abajo', 'Pulgar hacia arriba'] } },
  },
  page: {
    check: 'Revise las preguntas señaladas.',
    wrong: 'Esta respuesta no es válida para la pregunta.',
    test: 'Esto es una prueba: su respuesta no se contará.',
    thanksTitle: 'Gracias',
    alreadyTitle: 'Ya enviada',
    already: 'Su respuesta ya se había enviado y queda como estaba. Gracias.',
    closedTitle: 'Esta encuesta ha terminado',
    closed: 'Ya no admite respuestas. Gracias por su visita.',
    missingTitle: 'Esta encuesta no existe',
    missing:
      'Puede que la dirección esté mal escrita o ya no sea válida. Consulte a la persona que se la ha dado.',
    busyTitle: 'Su respuesta aún no se ha podido guardar',
    busy: 'No se ha perdido nada: vuelva atrás, espere un minuto y envíela de nuevo.',
  },
};
