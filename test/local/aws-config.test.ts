import { renderConfig, renderCredentials } from '../../local/aws-config';
import { awsCommand } from '../../local/welcome';

const profiles = [
  { name: 'li-wei', keys: { accessKeyId: 'AKIA1', secretAccessKey: 's1' } },
  { name: 'ana-ruiz', keys: { accessKeyId: 'AKIA2', secretAccessKey: 's2' } },
];

test('every profile leads to the gateway', () => {
  expect(renderConfig(profiles, 'http://127.0.0.1:4566', 'us-east-1')).toMatchInlineSnapshot(`
"[profile li-wei]
region = us-east-1
endpoint_url = http://127.0.0.1:4566
output = json
cli_pager =

[profile ana-ruiz]
region = us-east-1
endpoint_url = http://127.0.0.1:4566
output = json
cli_pager =
"
`);
  expect(renderCredentials(profiles)).toMatchInlineSnapshot(`
"[li-wei]
aws_access_key_id = AKIA1
aws_secret_access_key = s1

[ana-ruiz]
aws_access_key_id = AKIA2
aws_secret_access_key = s2
"
`);
});

test('a printed command uses these files only, also in a folder with a space', () => {
  const paths = { awsConfig: '/my work/config', awsCredentials: '/c/credentials' };
  const cloud = { paths, python: { aws: '/c/bin/aws' }, urls: { gateway: 'http://127.0.0.1:4566' } } as never;
  expect(awsCommand(cloud, 'li-wei', 's3 ls')).toBe(
    "AWS_CONFIG_FILE='/my work/config' AWS_SHARED_CREDENTIALS_FILE=/c/credentials /c/bin/aws " +
      '--endpoint-url http://127.0.0.1:4566 --profile li-wei s3 ls',
  );
});
