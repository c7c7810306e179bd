/** Tells password managers whose secret it is; there is one user, and nobody sees it. */
export function UserName() {
  return (
    <input
      class="hidden"
      type="text"
      name="username"
      value="owner"
      autocomplete="username"
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
