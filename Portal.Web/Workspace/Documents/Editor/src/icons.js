// Drawn on 24 px with a 1.6 px line, as wwwroot-assets/img/icons.svg; in the bundle because its fingerprinted address is not known to a script.
const paths = {
  heading: 'M6 5v14M18 5v14M6 12h12',
  bold: 'M7 5h6a3.5 3.5 0 010 7H7zM7 12h7a3.5 3.5 0 010 7H7z',
  list: 'M4 5.5h3v3H4zM4 10.5h3v3H4zM4 15.5h3v3H4zM10.5 7h9.5M10.5 12h9.5M10.5 17h9.5',
  number: 'M4 5.2l1.500-.9V9M3.800 11.700c.3-1 2.700-1 2.700.4 0 1-2.700 1.600-2.700 2.900h2.800M3.900 17.200h2.500l-1.300 1.500c2 0 1.900 2.300.1 2.300-.8 0-1.300-.4-1.500-1M10.500 7H20M10.500 12.500H20M10.500 18H20',
  quote: 'M6 16c2-1 3-3 3-6H5V6h4M15 16c2-1 3-3 3-6h-4V6h4',
  table: 'M3.5 5h17v14.500h-17zM3.5 9.500h17M9 9.500v10M3.5 14.500h17',
  link: 'M10 14a4 4 0 005.7.300l3-3a4 4 0 00-5.7-5.700L11.6 7M14 10a4 4 0 00-5.7-.300l-3 3a4 4 0 005.7 5.700L12.4 17',
  clip: 'M8 12.500l6-6a3 3 0 014.2 4.200L10.5 18.500a5 5 0 01-7-7L11 4',
  footnote: 'M3.500 19L8.500 6l5 13M5.300 14.500h6.400M17.500 4.500v6M15 6l5 3M20 6l-5 3',
  undo: 'M8.500 5L4.500 9l4 4M4.500 9H14a5 5 0 010 10H8',
  redo: 'M15.500 5l4 4-4 4M19.500 9H10a5 5 0 000 10h6',
  search: 'M16.500 10.500a6 6 0 11-12 0 6 6 0 0112 0zM15 15l5.5 5.5',
  history: 'M4.5 8A8.5 8.5 0 113.5 12M4 4v4.500h4.500M12 7.500V12l3 2',
  import: 'M12 4v11M7.500 10.500L12 15l4.500-4.500M4.500 15v5h15v-5',
  split: 'M3.500 5h17v14h-17zM12 5v14',
  edit: 'M4.500 19.500l1-4L16 5l3 3L8.500 18.500zM14 7l3 3',
  preview: 'M2.5 12C5 7.5 8.3 5.5 12 5.500s7 2 9.5 6.500c-2.5 4.5-5.8 6.5-9.5 6.500S5 16.500 2.5 12zM15 12a3 3 0 11-6 0 3 3 0 016 0z',
  sync: 'M8 4v16M8 4L5 7M8 4l3 3M16 20V4M16 20l-3-3M16 20l3-3',
  full: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  warn: 'M12 4l9 16H3zM12 10v4.500M12 17.500v.1',
  check: 'M5 12.5l4.5 4.5L19 7',
  close: 'M6 6l12 12M18 6L6 18',
};

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon icon-s');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS(SVG, 'path'));
  svg.firstChild.setAttribute('d', paths[name]);
  return svg;
}
