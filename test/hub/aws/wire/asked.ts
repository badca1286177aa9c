import { requestOf } from '../../../../hub/aws/wire/request';
import type { Call } from '../../../../shared/call/call';
import { catalogue } from '../../../organization/catalogue';

/** A call of an account in a region, Frankfurt unless it is said. */
export const call = (service: string, operation: string, input: Call['input'], region = 'eu-central-1'): Call => ({
  account: '123456789012',
  region,
  service,
  operation,
  input,
});

/** What would be sent, its body as text. */
export async function asked(of: Call, override?: string) {
  const { request, signing } = await requestOf(catalogue, of, override);
  return { ...request, body: request.body ? Buffer.from(request.body).toString('utf8') : null, signing };
}

/** Why nothing would be sent. */
export const refusal = (of: Call): Promise<{ name: string; message: string } | null> =>
  requestOf(catalogue, of, undefined).then(
    () => null,
    ({ name, message }: Error) => ({ name, message }),
  );
