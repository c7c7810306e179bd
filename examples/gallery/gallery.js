// The page's own script: a button for each form. What the page asks for in its address is given to the widget's tag.
const asked = new URLSearchParams(location.search);
const tag = document.querySelector('script[data-site]');
for (const name of ['theme', 'lang']) if (asked.has(name)) tag.dataset[name] = asked.get(name);
if (asked.has('theme')) document.documentElement.style.colorScheme = asked.get('theme');

window.earshot ||= (...command) =>
  new Promise((done) => {
    earshot.q ||= [];
    earshot.q.push(Object.assign(command, { done }));
  });
addEventListener('DOMContentLoaded', () => {
  for (const button of document.querySelectorAll('[data-open]'))
    button.addEventListener('click', () => earshot('open', button.dataset.open, { test: true }));
});
