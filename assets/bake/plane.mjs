// The plane: one projection for borders, places and relief.
// Lambert conformal conic with parallels 36 and 50 about 58° E: Turkey stands level, Kazakhstan does not lean and
// the pole side is not blown up. Scale 2760 lets a state fill a screen; 3000 wide reaches past Urumqi.
import { geoConicConformal } from 'd3-geo';

export const WIDTH = 3000, HEIGHT = 1700;
// Fills and lines run a little past the edge, so that no cut shows as a border.
export const MARGIN = 30;

export const project = geoConicConformal()
  .parallels([36, 50]).rotate([-58, 0]).center([0, 43.6]).scale(2760).translate([1410, 880]);

export const round1 = v => Math.round(v * 10) / 10 + 0;
