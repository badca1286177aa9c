import { catalogue } from '../organization/catalogue';
import cases from './bindings.json';

/** The resources of an operation's first action: each type with the last part of its ARN, or the member that is the ARN. */
function boundOf(name: string): readonly string[] {
  const [service = '', operation = ''] = name.split(':');
  const [action] = catalogue.service(service)?.operation(operation)?.actions ?? [];
  return (action?.resources ?? []).map(
    ({ type, arn, from }) => `${type} ${from ?? arn?.split(':').slice(5).join(':') ?? ''}`,
  );
}

describe('the ARN of what a call is about', () => {
  it.each(cases)('$operation: $why', ({ operation, bound }) => {
    expect(boundOf(operation)).toEqual(expect.arrayContaining(bound));
  });
});

describe('a wildcard for what AWS makes', () => {
  const creating = /^(Batch)?(Create|Run|Allocate|Copy|Import|Register)(?![a-z])/;
  /** The others, each with a reason in `overrides.yaml`. */
  const reviewed = [
    'batch:SubmitJob',
    'docdb:RestoreDBClusterFromSnapshot',
    'docdb:RestoreDBClusterToPointInTime',
    'ec2:RequestSpotInstances',
    'glue:DeleteDatabase',
    'omics:StartRun',
    'sagemaker-geospatial:StartEarthObservationJob',
    'sagemaker-geospatial:StartVectorEnrichmentJob',
  ];

  it('stands only with operations that make something, and with a few that were looked at', () => {
    const made = catalogue.services.flatMap((name) => {
      const service = catalogue.service(name);
      return (service?.operations ?? [])
        .filter((operation) => !creating.test(operation))
        .filter((operation) =>
          service
            ?.operation(operation)
            ?.actions?.some(({ resources }) => resources.some(({ arn = '' }) => arn.includes('{*'))),
        )
        .map((operation) => `${name}:${operation}`);
    });
    expect(made).toEqual(reviewed);
  });
});
