import { Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_PORTS, type Ports } from './ports';

/** The choices of `npm start -- …`. */
export interface StartOptions {
  readonly name: string;
  readonly ports: Ports;
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return number;
}

const portOption = (flag: string, what: string, value: number) =>
  new Option(`${flag} <number>`, `port of ${what}; 0 picks a free one`).argParser(port).default(value);

/** Reads the command line; `--help` and mistakes end in a CommanderError after their text was printed. */
export function parseStartOptions(args: readonly string[]): StartOptions {
  const command = new Command('npm start --')
    .description(
      'Starts the local cloud: an AWS Organization of four accounts on this machine, with Countersign deployed in it.',
    )
    .option('--name <name>', 'folder below .local; clouds with different names run side by side', 'default')
    .addOption(portOption('--port', 'the AWS endpoint', DEFAULT_PORTS.gateway))
    .addOption(portOption('--web-port', 'the pages', DEFAULT_PORTS.web))
    .addOption(portOption('--ballot-port', 'the ballot pages', DEFAULT_PORTS.ballot))
    .addOption(portOption('--mailbox-port', 'the mailbox', DEFAULT_PORTS.mailbox))
    .exitOverride()
    .parse([...args], { from: 'user' });
  const chosen = command.opts<{
    name: string;
    port: number;
    webPort: number;
    ballotPort: number;
    mailboxPort: number;
  }>();
  const ports = { gateway: chosen.port, web: chosen.webPort, ballot: chosen.ballotPort, mailbox: chosen.mailboxPort };
  return { name: chosen.name, ports };
}
