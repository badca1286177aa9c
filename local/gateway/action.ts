import { type Asked, describeRequest } from './exchange';

/** Tells the IAM action of a signed call (`eks:DeleteCluster`); `null` where the call names none. */
export type ActionOf = (asked: Asked) => Promise<string | null>;

/** Asks the emulator, which authorises every call and so knows the actions of all services. */
export function createActionOf(emulatorUrl: string): ActionOf {
  return async (asked) => {
    const response = await fetch(`${emulatorUrl}/_countersign/action`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(describeRequest(asked)),
    });
    return response.ok ? ((await response.json()) as { action: string | null }).action : null;
  };
}
