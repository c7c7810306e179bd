import type { Triggers } from './arm.ts';
import { onDwell } from './dwell.ts';
import { onEvent } from './event.ts';
import { onExit } from './exit.ts';
import { onIdle } from './idle.ts';
import { onScroll } from './scroll.ts';
import { onVisible } from './visible.ts';

/** The triggers that few pages set; a chunk of its own. */
const triggers: Triggers = {
  scroll: (on, fire) => (on.scroll === undefined ? undefined : onScroll(on.scroll, fire)),
  exit: (on, fire) => (on.exit ? onExit(fire) : undefined),
  idle: (on, fire) => (on.idle === undefined ? undefined : onIdle(on.idle, fire)),
  dwell: (on, fire) => (on.dwell === undefined ? undefined : onDwell(on.dwell, fire)),
  visible: (on, fire) => (on.visible ? onVisible(on.visible, fire) : undefined),
  event: (on, fire) => (on.event ? onEvent(on.event, fire) : undefined),
};
export default triggers;
