// What worker-memory.ts loads to see how much Node itself weighs.
