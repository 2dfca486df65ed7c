/** The icons, drawn for this app on a 24 × 24 grid with round 2 px strokes. */
export const iconPaths = {
  alert: 'M12 3.5 21.5 20h-19L12 3.5Z M12 10v4.5 M12 17.4v.1',
  rising: 'M3 17l6-6 4 4 8-8 M15 7h6v6',
  falling: 'M3 7l6 6 4-4 8 8 M15 17h6v-6',
  silent:
    'M4 4l16 16 M2.5 9.2a15 15 0 0 1 4-2.7 M10 5.1a15 15 0 0 1 11.5 4.1 M6 13a9.5 9.5 0 0 1 4-2.2 M14.5 11.1A9.5 9.5 0 0 1 18 13 M9.3 16.6a4 4 0 0 1 4.4-.4 M12 20v.1',
  learning: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z M12 7v5.3l3.2 1.9',
  check: 'M4.5 12.5l5 5 10-11',
  gap: 'M3 12h5 M16 12h5 M11 8l-2.5 8 M15.5 8 13 16',
  unusual: 'M2.5 13h4l2.5-7 4 13 3-9 1.5 3h4',
  end: 'M5 4v17 M5 5h13l-3 4.5 3 4.5H5',
  link: 'M7 7.5l10 9-5 4.5V3l5 4.5-10 9',
  battery: 'M3 8h15v8H3z M21 11v2 M6 11v2',
  wall: 'M4 4h7v7H4z M13 4h7v7h-7z M4 13h7v7H4z M13 13h7v7h-7z',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15l1.5-2Z M10 21.2h4',
  sensors:
    'M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z M6.7 17.3a7.5 7.5 0 0 1 0-10.6 M17.3 6.7a7.5 7.5 0 0 1 0 10.6 M3.5 20.5a12 12 0 0 1 0-17 M20.5 3.5a12 12 0 0 1 0 17',
  practice: 'M9 3h6 M10 3v6L4.8 18.3A1.8 1.8 0 0 0 6.4 21h11.2a1.8 1.8 0 0 0 1.6-2.7L14 9V3 M7.5 15h9',
  settings:
    'M4 7h9 M17 7h3 M4 17h3 M11 17h9 M15 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z M9 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
  sound: 'M4 9.5v5h3.5L12 19V5L7.5 9.5H4Z M15.5 9a4.2 4.2 0 0 1 0 6 M18.3 6.2a8.2 8.2 0 0 1 0 11.6',
  mute: 'M4 9.5v5h3.5L12 19V5L7.5 9.5H4Z M16 9.5l5 5 M21 9.5l-5 5',
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12 M18 6 6 18',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z M12 11v5.5 M12 7.6v.1',
  door: 'M6 21V4.5L15 3v18 M3 21h18 M15 5h3v16 M12 12v1',
  compressor: 'M12 3v18 M4.2 7.5l15.6 9 M19.8 7.5l-15.6 9 M9.5 4.5 12 7l2.5-2.5 M9.5 19.5 12 17l2.5 2.5',
  file: 'M6 3h8l5 5v13H6V3Z M14 3v5h5 M9.5 13h6 M9.5 17h6',
  plus: 'M12 5v14 M5 12h14',
  edit: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19 4 20Z M14 6.5l3.5 3.5',
  trash: 'M4 7h16 M9 7V4h6v3 M6.5 7l1 13h9l1-13 M10 11v5.5 M14 11v5.5',
  reconnect: 'M20 5v5h-5 M19.5 10A8 8 0 1 0 20 14',
  update: 'M12 4v11 M7.5 10.5 12 15l4.5-4.5 M5 20h14',
} as const;

export type IconName = keyof typeof iconPaths;
