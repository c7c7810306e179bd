import type { ThemeStore } from '../contract/themes.ts';
import type { Committer } from './committer.ts';
import { changeTheme, createTheme, findTheme, listThemes, removeTheme } from './themes.ts';

export function themeStore(committer: Committer): ThemeStore {
  return {
    create: (theme, by) => committer.commit((tx) => createTheme(tx, theme, by)),
    find: (id, sites) => committer.read((db) => findTheme(db, id, sites)),
    list: (site) => committer.read((db) => listThemes(db, site)),
    change: (id, change, by, seen) => committer.commit((tx) => changeTheme(tx, id, change, by, seen)),
    remove: (id, by) => committer.commit((tx) => removeTheme(tx, id, by)),
  };
}
