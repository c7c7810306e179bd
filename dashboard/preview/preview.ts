/**
 * The page that the dashboard shows the real widget on. It stands before the widget and answers it in the server's place:
 * with the survey that is being written, and with thanks for whatever it sends. Its policy lets nothing out of it.
 */
import './preview.css';
import type { Previewed } from './previewed.ts';

const told = new Promise<Previewed>((resolve) => {
  addEventListener('message', ({ source, data }) => {
    if (source === parent) resolve(data as Previewed);
  });
});

window.fetch = async (address) => {
  if (!String(address).includes('/v1/config')) return new Response('{"results":[]}', { status: 202 });
  const { config, dark } = await told;
  const { documentElement: root } = document;
  root.lang = config.language;
  root.dir = config.dir;
  root.classList.toggle('dark', dark);
  return new Response(JSON.stringify(config));
};

// A tab stands there before anything of the survey does.
new MutationObserver(() => {
  if (document.querySelector('earshot-card, earshot-tab')) tell('shown');
}).observe(document, { childList: true, subtree: true });

// A modal takes the focus as it opens: from whoever writes in the editor, who has only changed a word.
const { showModal } = HTMLDialogElement.prototype;
HTMLDialogElement.prototype.showModal = function (): void {
  this.inert = true;
  showModal.call(this);
  this.inert = false;
};

tell('ready');

/** To the dashboard alone: nobody else may frame this page. */
function tell(what: 'ready' | 'shown'): void {
  parent.postMessage(what, '*');
}
