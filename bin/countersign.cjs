#!/usr/bin/env node
/** Starts the command line from any folder, straight from the TypeScript sources. */
const { join } = require('node:path');

const project = join(__dirname, '..');
process.env.TSX_TSCONFIG_PATH = join(project, 'tsconfig.json');
require('tsx/cjs/api').register();
require('../config/cli/main.ts')
  .main(process.argv.slice(2))
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
