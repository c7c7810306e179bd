/** Tells password managers whose secret it is, where nobody types that; nobody sees it. The owner's, unless told otherwise. */
export function UserName({ name = 'owner' }: { name?: string | undefined }) {
  return (
    <input
      class="hidden"
      type="text"
      name="username"
      value={name}
      autocomplete="username"
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
