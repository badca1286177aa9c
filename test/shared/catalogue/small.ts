import { type Catalogue, catalogueOf } from '../../../shared/catalogue/catalogue';

/** A shop's service with an operation of each kind, written as the generator writes them. */
const SHOP = [
  {
    service: 'shop',
    name: 'The Shop',
    version: '2026-01-01',
    protocol: 'json',
    events: ['shop'],
    iam: 'shop',
    signing: 'shop',
    endpoint: ['0', 'shop'],
    reads: 5,
  },
  { operation: 'Advertise', actions: null, unknown: 'nobody says which action it needs' },
  { operation: 'Close', input: { DryRun: 'boolean' }, actions: [{}], dryRun: 'DryRun' },
  {
    operation: 'DeleteShelf',
    input: { Shelf: 'string!', Token: { of: 'string', token: true } },
    actions: [{ resources: [{ type: 'shelf', arn: 'shelf/{Shelf}' }] }],
    derivable: true,
  },
  {
    operation: 'Open',
    input: { Plan: 'Plan!', Key: { of: 'Key!' }, Staff: '{Person}' },
    actions: [{ resources: [{ type: 'shop', arn: 'shop/{*Id}' }] }],
    pointers: [{ member: 'Plan.Url', pin: 'Plan.Version' }],
  },
  // A template that AWS does not have: it says more than it should.
  {
    operation: 'Paint',
    input: { Wall: 'string!' },
    actions: [{ resources: [{ type: 'wall', arn: 'wall/*' }] }],
  },
  {
    operation: 'Rename',
    input: { Old: 'string!', Sign: 'blob' },
    actions: [{ resources: [{ type: 'shop', arn: 'shop/{?Id}/{Old}' }] }],
  },
  { shape: 'Plan', members: { Url: 'string!', Version: 'string', Floors: '[Plan]' } },
  { shape: 'Key', type: 'string', secret: true },
  { shape: 'Person', members: { Name: 'string!', Boss: 'Person' } },
];

const STREET = [
  {
    service: 'street',
    name: 'The Street',
    version: '2026-01-01',
    protocol: 'query',
    events: ['street'],
    iam: 'street',
    signing: 'street',
    endpoint: ['0', 'street'],
    reads: 1,
  },
];

const lines = (all: readonly object[]): string => all.map((one) => JSON.stringify(one)).join('\n');

/** A catalogue of two services, one of which only reads. */
export const small: Catalogue = catalogueOf(
  (file) =>
    ({
      'index.json': JSON.stringify({
        services: ['shop', 'street'],
        events: { shop: ['shop'] },
        actions: { shop: ['shop'] },
      }),
      'services/shop.jsonl': lines(SHOP),
      'services/street.jsonl': lines(STREET),
    })[file] ?? '',
);
