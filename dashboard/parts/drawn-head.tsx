import { say } from '../words/say.ts';
import { hidden } from './hidden.tsx';

/** The heads of a table whose last column draws what the others say. */
export function DrawnHead({ columns }: { columns: readonly string[] }) {
  return (
    <thead>
      <tr>
        {columns.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
        <th scope="col" class="bar">
          {hidden(say('Drawn'))}
        </th>
      </tr>
    </thead>
  );
}
