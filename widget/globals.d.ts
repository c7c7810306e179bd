/** What the names of this build's chunks end with, such as `-HASH.js`; set by the build. */
declare const __CHUNK__: string;

declare module '*.css' {
  const text: string;
  export default text;
}
