/** Views that somebody keeps in this browser, under a name. They hold a question, never an answer. */
export interface SavedView {
  name: string;
  /** As `writeAddress` writes it. */
  address: string;
}

const key = 'earshot-views';
const most = 100;

/** In the order of their names; none where storage is blocked. */
export function savedViews(): SavedView[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(found) ? found.filter(isSavedView).slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Keeps a view, in place of another one of the same name. False: the browser does not let it, or has too many. */
export function saveView(view: SavedView): boolean {
  const others = savedViews().filter(({ name }) => name !== view.name);
  return others.length < most && store([...others, view]);
}

export function forgetView(name: string): void {
  store(savedViews().filter((view) => view.name !== name));
}

function store(views: readonly SavedView[]): boolean {
  try {
    const sorted = views.toSorted((one, other) => one.name.localeCompare(other.name));
    localStorage.setItem(key, JSON.stringify(sorted));
    return true;
  } catch {
    return false;
  }
}

/** Another program may have written there: an address leads nowhere but into the dashboard. */
function isSavedView(found: unknown): found is SavedView {
  const { name, address } = (found ?? {}) as Partial<SavedView>;
  return typeof name === 'string' && name !== '' && typeof address === 'string' && address.startsWith('/?');
}
