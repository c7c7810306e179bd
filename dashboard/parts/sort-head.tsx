interface SortHeadProps {
  label: string;
  /** How the rows are sorted by this column; undefined: they are not. */
  order: 'ascending' | 'descending' | undefined;
  sort(): void;
}

/** The head of a column that rows can be sorted by. */
export function SortHead({ label, order, sort }: SortHeadProps) {
  return (
    <th scope="col" aria-sort={order}>
      <button type="button" class="sort" onClick={sort}>
        {label}
        <span class={`sorted ${order ?? ''}`} aria-hidden="true" />
      </button>
    </th>
  );
}
