import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Of these a file's size says nothing of how long it takes: what it runs is elsewhere. */
const long = ['contract', 'fault', 'fuzz', 'processes', 'cli'].map((folder) =>
  path.join('test', folder, path.sep),
);

/** Within a project, begins with the files that take longest, so that none is left alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) => {
      const own = sorted.filter((file) => file.project === project);
      const isLong = ({ moduleId }: TestSpecification) =>
        long.some((folder) => path.relative(this.ctx.config.root, moduleId).startsWith(folder));
      return [...own.filter(isLong), ...own.filter((file) => !isLong(file))];
    });
  }
}
