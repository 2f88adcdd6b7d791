// Peer: a campaign of the game's shape played at random on boardgame.io, a common engine for turn-based games
// (npm install boardgame.io; NODE_PATH names its node_modules). Two powers, 8 states of 16 numbers, 40 moves, three a
// turn, 32 turns a power. Its rules are far simpler than ours: no events, no offers, no crises, no records.
// usage: node peer_boardgameio.cjs [SECONDS]; prints milliseconds of CPU a campaign
const { Client } = require('boardgame.io/client');

const STATES = 8, FIELDS = 16, MOVES = 40, PICKS = 3, TURNS = 32;
let dice = 12345;
const random = below => {
  dice = (Math.imul(dice, 1664525) + 1013904223) >>> 0;
  return Math.floor(dice / 4294967296 * below);
};
const clamp = value => Math.max(-100, Math.min(100, value));

const moves = {};
for (let kind = 0; kind < MOVES; kind++) {
  moves['move' + kind] = ({ G, playerID }, target) => {
    const power = Number(playerID), state = G.states[target];
    state[(kind + power) % FIELDS] = clamp(state[(kind + power) % FIELDS] + (kind * 7 + target * 3) % 11 - 5);
    state[kind * 3 % FIELDS] += 1;
    G.money[power] -= 1 + kind % 3;
  };
}
const campaign = {
  setup: () => ({ money: [100, 100], states: Array.from({ length: STATES }, (_, i) => Array(FIELDS).fill(i)) }),
  moves,
  turn: { minMoves: PICKS, maxMoves: PICKS },
  endIf: ({ ctx }) => (ctx.turn > 2 * TURNS ? { over: true } : undefined),
};

const seconds = Number(process.argv[2] || 3), begin = process.cpuUsage();
const spent = () => { const used = process.cpuUsage(begin); return (used.user + used.system) / 1e6; };
let played = 0;
do {
  const client = Client({ game: campaign, numPlayers: 2, debug: false });
  client.start();
  while (!client.getState().ctx.gameover) client.moves['move' + random(MOVES)](random(STATES));
  client.stop();
  played++;
} while (spent() < seconds);
console.log('peer_boardgameio ' + (spent() / played * 1e3).toFixed(4));
