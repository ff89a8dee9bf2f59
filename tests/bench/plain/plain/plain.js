// The map as it is written first: the same data, and at every change the whole table anew as markup.
const { frame, index } = await (await fetch('/data/map-index.json')).json();
const KEYS = Object.keys(index.facets);
const studies = index.ids.map((id, at) => ({
  id,
  label: index.labels[at],
  year: index.issued[at].slice(0, 4),
  ...Object.fromEntries(
    KEYS.map((key) => [
      key,
      [index.facets[key][at]].flat().map((position) => index.values[key][position]),
    ]),
  ),
}));
const years = [...new Set(studies.map(({ year }) => year))].sort();
const COLUMNS = {
  ladder: [frame.ladder, (study) => study.rung],
  challenges: [frame.challenges, (study) => study.topic],
  ethics: [frame.ethics, (study) => study.topic],
  year: [years.map((year) => ({ id: year, name: year })), (study) => [study.year]],
};
const chosen = new Map(KEYS.map((key) => [key, new Set()]));
let cols = 'ladder';

const SHAPES = {
  favorable: '<circle cx="6" cy="6" r="5" />',
  mixed: '<path d="M6 1a5 5 0 0 0 0 10z" /><circle cx="6" cy="6" r="5" fill="none" />',
  unfavorable: '<path d="M2 2l8 8M10 2l-8 8" />',
  descriptive: '<circle cx="6" cy="6" r="4" fill="none" />',
};
const dot = ({ id, label, balance }) =>
  `<a href="/evidence/${id}/" title="${label}"><svg width="12" height="12" role="img" aria-label="${balance[0]}">${SHAPES[balance[0]]}</svg></a>`;

function draw() {
  const shown = studies.filter((study) =>
    KEYS.every(
      (key) => chosen.get(key).size === 0 || study[key].some((value) => chosen.get(key).has(value)),
    ),
  );
  const [columns, valuesOf] = COLUMNS[cols];
  const rows = frame.areas.map(
    ({ name, applications }) =>
      `<tr><th colspan="${columns.length + 1}">${name}</th></tr>${applications
        .map((application) => {
          const mine = shown.filter((study) => study.application.includes(application.id));
          const cells = columns.map(({ id }) => {
            const here = mine.filter((study) => valuesOf(study).includes(id));
            return `<td>${here.map(dot).join('')} ${here.length || ''}</td>`;
          });
          return `<tr><th><a href="/applications/${application.id}/">${application.name}</a> ${application.levelName}</th>${cells.join('')}</tr>`;
        })
        .join('')}`,
  );
  document.querySelector('#map').innerHTML =
    `<thead><tr><td></td>${columns.map(({ name }) => `<th>${name}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody>`;
  document.querySelector('[role=status]').textContent =
    `${shown.length} of ${studies.length} studies`;
}

document.querySelector('#map-filters').innerHTML = KEYS.map(
  (key) =>
    `<fieldset><legend>${key}</legend>${index.values[key]
      .map(
        (value) =>
          `<label><input type="checkbox" name="${key}" value="${value}" />${value}</label>`,
      )
      .join('')}</fieldset>`,
).join('');
document.addEventListener('change', ({ target }) => {
  const start = performance.now();
  if (target.name === 'cols') cols = target.value;
  else if (target.checked) chosen.get(target.name).add(target.value);
  else chosen.get(target.name).delete(target.value);
  draw();
  performance.measure('map:change', { start });
});
draw();
performance.mark('map:ready');
