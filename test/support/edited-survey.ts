/** A survey as the page Build has it, whole and without a fault; a test names what it is about. */
import type { Linted } from '../../dashboard/data/lint/finding.ts';

export function editedSurvey(change: Partial<Linted> = {}): Linted {
  return {
    name: 'Checkout',
    main: 'en',
    questions: [
      { id: 'score', type: 'nps', required: true, text: 'How likely are you to recommend us to a friend?' },
      { id: 'why', type: 'text', required: false, text: 'What is the main reason?', maxLength: 2000 },
    ],
    display: { form: 'popover', position: 'bottom-right', theme: 'auto' },
    show: { on: { delay: 5 }, sample: 1, sampleBy: 'view', every: '90d' },
    ...change,
  };
}
