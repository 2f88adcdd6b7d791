// Bakes relief.png: node relief.mjs ETOPO5.raw BASE.map OUT.png
// One signed grey picture of the plane at half size: below 128 darkens, above lightens. Three lights keep valleys of
// every direction legible; two steepnesses give both single ranges and the lie of the land.
import fs from 'node:fs';
import zlib from 'node:zlib';
import { WIDTH, HEIGHT, project } from './plane.mjs';

// The window of ETOPO5 that bake.sh cuts out: 5 arc minutes a cell, 16-bit little-endian, first cell's centre.
const CELLS_X = 1440, CELLS_Y = 720, WEST = 5, NORTH = 72, CELL = 1 / 12;
const SHRINK = 2;
const W = WIDTH / SHRINK, H = HEIGHT / SHRINK;
const SLOPES = [[26, 0.65], [44, 0.35]];                   // how often heights are raised, share
const LIGHTS = [[315, 0.58], [270, 0.24], [0, 0.18]];      // degrees from north, share
const SUN = 45 * Math.PI / 180;
const SEA = 0.16;                                          // of the relief shows on the sea floor

const [, , rawFile, mapFile, outFile] = process.argv;
if (!outFile) throw new Error('usage: node relief.mjs ETOPO5.raw BASE.map OUT.png');
const raw = fs.readFileSync(rawFile);
if (raw.length !== CELLS_X * CELLS_Y * 2) throw new Error(`${rawFile}: expected ${CELLS_X} x ${CELLS_Y} cells of 16 bits`);

// ---- heights on the plane ----

const clamp = (v, least, most) => Math.max(least, Math.min(most, v));
const cell = (x, y) => raw.readInt16LE(2 * (clamp(y, 0, CELLS_Y - 1) * CELLS_X + clamp(x, 0, CELLS_X - 1)));

// Catmull-Rom through four cells.
function cubic(a, b, c, d, t) {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

function heightAt(lon, lat) {
  const x = (lon - WEST) / CELL, y = (NORTH - lat) / CELL;
  const ix = Math.floor(x), iy = Math.floor(y), tx = x - ix, ty = y - iy;
  const row = k => cubic(cell(ix - 1, iy + k), cell(ix, iy + k), cell(ix + 1, iy + k), cell(ix + 2, iy + k), tx);
  return cubic(row(-1), row(0), row(1), row(2), ty);
}

function heights() {
  const out = new Float32Array(W * H);
  for (let y = 0; y < H; y++)
    for (let x = 0; x < W; x++) {
      const [lon, lat] = project.invert([(x + 0.5) * SHRINK, (y + 0.5) * SHRINK]);
      out[y * W + x] = heightAt(lon, lat);
    }
  return out;
}

// Box blurs; thrice over they are close to a Gauss bell. Once is enough to hide the stair steps of the coarse source.
function blur(from, radius, rounds) {
  let a = from;
  for (let round = 0; round < rounds; round++)
    for (const [count, run, stride, step] of [[H, W, W, 1], [W, H, 1, W]]) {
      const b = new Float32Array(W * H);
      for (let i = 0; i < count; i++) {
        let sum = 0;
        const at = k => a[i * stride + clamp(k, 0, run - 1) * step];
        for (let k = -radius; k <= radius; k++) sum += at(k);
        for (let k = 0; k < run; k++) {
          b[i * stride + k * step] = sum / (2 * radius + 1);
          sum += at(k + radius + 1) - at(k - radius);
        }
      }
      a = b;
    }
  return a;
}

// ---- land and sea ----

// Fills the rings of all regions, even-odd for each region, lakes out: 1 land.
function landMask() {
  const mask = new Uint8Array(W * H);
  const text = fs.readFileSync(mapFile, 'utf8').split('\n');
  let crossings = null, value = 1;
  const flush = () => {
    crossings?.forEach((xs, y) => {
      xs.sort((a, b) => a - b);
      for (let i = 0; i + 1 < xs.length; i += 2)
        mask.fill(value, y * W + clamp(Math.round(xs[i]), 0, W), y * W + clamp(Math.round(xs[i + 1]), 0, W));
    });
    crossings = Array.from({ length: H }, () => []);
  };
  for (let i = 0; i < text.length; i++) {
    const words = text[i].split(' ');
    if (words[0] === 'region' || words[0] === 'lake') { flush(); value = words[0] === 'region' ? 1 : 0; }
    if (words[0] !== 'ring') continue;
    const ring = text.slice(i + 1, i + 1 + Number(words[1])).map(l => l.split(' ').map(v => Number(v) / SHRINK));
    ring.forEach(([x0, y0], k) => {
      const [x1, y1] = ring[(k + 1) % ring.length], low = Math.min(y0, y1), high = Math.max(y0, y1);
      for (let y = Math.max(0, Math.ceil(low - 0.5)); y < H && y + 0.5 < high; y++)
        crossings[y].push(x0 + (x1 - x0) * (y + 0.5 - y0) / (y1 - y0));
    });
  }
  flush();
  return mask;
}

// Steps to the nearest land, by two sweeps.
function distanceToLand(mask) {
  const d = Float32Array.from(mask, m => (m ? 0 : 1e6));
  const relax = (at, from, cost) => { if (d[from] + cost < d[at]) d[at] = d[from] + cost; };
  const sweep = (y0, y1, dy) => {
    for (let y = y0; y !== y1; y += dy)
      for (let k = 0; k < W; k++) {
        const x = dy > 0 ? k : W - 1 - k, at = y * W + x;
        if (x - dy >= 0 && x - dy < W) relax(at, at - dy, 1);
        if (y - dy < 0 || y - dy >= H) continue;
        const up = at - dy * W;
        relax(at, up, 1);
        if (x > 0) relax(at, up - 1, Math.SQRT2);
        if (x + 1 < W) relax(at, up + 1, Math.SQRT2);
      }
  };
  sweep(0, H, 1);
  sweep(H - 1, -1, -1);
  return d;
}

// ---- light ----

const METRES = 6371000 / 2760 * SHRINK;   // a cell of the picture

function shade(height) {
  const out = new Float32Array(W * H);
  for (let y = 0; y < H; y++)
    for (let x = 0; x < W; x++) {
      const l = Math.max(x - 1, 0), r = Math.min(x + 1, W - 1), u = Math.max(y - 1, 0), d = Math.min(y + 1, H - 1);
      const gx = (height[y * W + r] - height[y * W + l]) / ((r - l) * METRES);
      const gy = (height[d * W + x] - height[u * W + x]) / ((d - u) * METRES);
      let sum = 0;
      for (const [raise, share] of SLOPES)
        for (const [from, weight] of LIGHTS) sum += share * weight * light(gx * raise, gy * raise, from);
      out[y * W + x] = sum;
    }
  return out;
}

// Lambert's light of a slope less that of a plain, from about -0.7 to 0.3.
function light(gx, gy, from) {
  const angle = from * Math.PI / 180;
  const toSun = [Math.sin(angle) * Math.cos(SUN), -Math.cos(angle) * Math.cos(SUN), Math.sin(SUN)];
  const lit = (-gx * toSun[0] - gy * toSun[1] + toSun[2]) / Math.hypot(gx, gy, 1);
  return Math.max(lit, 0) - toSun[2];
}

function bake() {
  const height = blur(heights(), 1, 1);
  const mask = landMask();
  const far = distanceToLand(mask);
  const lit = shade(height);
  const soft = blur(Float32Array.from(mask), 1, 3);
  const grey = Buffer.alloc(W * H);
  for (let i = 0; i < W * H; i++) {
    const s = lit[i];
    // Shadows stay translucent, lights are held back: the fills below carry the meaning.
    const land = (s < 0 ? 0.8 * s : 0.75 * s) + 0.06 * clamp(height[i] / 4000, 0, 1);
    const sea = SEA * s + 0.18 * Math.exp(-far[i] / 7) - 0.02;
    const v = soft[i] * land + (1 - soft[i]) * sea;
    grey[i] = clamp(Math.round(128 + 127 * v), 0, 255);
  }
  return grey;
}

// ---- PNG, 8-bit grey ----

function chunk(type, data) {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(crc(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}

function crc(bytes) {
  let c = ~0;
  for (const b of bytes) {
    c ^= b;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xEDB88320 : c >>> 1;
  }
  return ~c >>> 0;
}

// Every row takes the filter that leaves the smallest sum, as the standard advises.
function png(grey) {
  const paeth = (a, b, c) => {
    const p = a + b - c, pa = Math.abs(p - a), pb = Math.abs(p - b), pc = Math.abs(p - c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
  };
  const guesses = [() => 0, a => a, (a, b) => b, (a, b) => (a + b) >> 1, paeth];
  const rows = [];
  for (let y = 0; y < H; y++) {
    let best = null, least = Infinity;
    guesses.forEach((guess, type) => {
      const row = Buffer.alloc(W + 1);
      row[0] = type;
      let sum = 0;
      for (let x = 0; x < W; x++) {
        const at = y * W + x, a = x ? grey[at - 1] : 0, b = y ? grey[at - W] : 0, c = x && y ? grey[at - W - 1] : 0;
        row[x + 1] = grey[at] - guess(a, b, c) & 255;
        sum += row[x + 1] < 128 ? row[x + 1] : 256 - row[x + 1];
      }
      if (sum < least) { least = sum; best = row; }
    });
    rows.push(best);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(W, 0);
  head.writeUInt32BE(H, 4);
  head[8] = 8; // bits; colour type 0 is grey
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head),
    chunk('IDAT', zlib.deflateSync(Buffer.concat(rows), { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

const grey = bake();
fs.writeFileSync(outFile, png(grey));
const share = grey.reduce((n, v) => n + (v < 64 || v > 200), 0) / grey.length;
console.log(`${outFile}: ${W} x ${H}, ${fs.statSync(outFile).size} bytes, ${(100 * share).toFixed(1)}% strong`);
