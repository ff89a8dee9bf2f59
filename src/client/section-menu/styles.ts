import menuStyles from '../../styles/section-menu.css?url';

const sheet = Object.assign(document.createElement('link'), {
  rel: 'stylesheet',
  href: menuStyles,
});

/** Resolves once the styles of the controls and their menu are there, or can't be had. */
export const styled = new Promise<void>((resolve) => {
  const done = (): void => {
    resolve();
  };
  sheet.addEventListener('load', done);
  sheet.addEventListener('error', done);
  document.head.append(sheet);
});
