/* The caps of the World, in one place. Ids run from 1; slot 0 of every array means "none" and stays zero.
 * A load that goes over a cap names the cap and the mod. The Catalog itself is bounded only by memory. */
#ifndef CORE_LIMITS_H
#define CORE_LIMITS_H

enum {
    MAX_STATES = 12,
    MAX_POWERS = 5,
    MAX_SEATS = 2, /* powers 1 and 2 are played; the others are scripted */
    MAX_CHANNELS = 8,
    MAX_ACTIONS = 160,
    MAX_AGREEMENT_TYPES = 64,
    MAX_AGREEMENTS = 96, /* alive at one time, accord steps not counted */
    MAX_EVENTS = 1024,
    MAX_QUEUE = 64,
    MAX_OPEN_EVENTS = 16,
    MAX_OPTIONS = 8,
    MAX_VARIABLES = 128,
    MAX_PROJECTS = 32,
    MAX_PRIORITIES = 64,
    MAX_AIMS = 64,
    MAX_SLOTS = 3, /* actions a seat plans in a quarter */
    MAX_CLAUSES = 8,
    MAX_GRANTS = 8, /* running changes of one seat's income */
    MAX_QUARTERS = 64,
    MAX_SCENARIOS = 32,
    MAX_RUNGS = 5,

    DIM_STATES = MAX_STATES + 1,
    DIM_POWERS = MAX_POWERS + 1,
    DIM_SEATS = MAX_SEATS + 1,
    DIM_CHANNELS = MAX_CHANNELS + 1,
    DIM_ACTIONS = MAX_ACTIONS + 1,
    DIM_EVENTS = MAX_EVENTS + 1,
    DIM_PROJECTS = MAX_PROJECTS + 1,
    DIM_VARIABLES = MAX_VARIABLES + 1,
};

#endif
