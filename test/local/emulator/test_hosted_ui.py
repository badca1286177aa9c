import base64
import hashlib
import html
import http.client
import json
import re
import unittest
from urllib.parse import parse_qs, urlencode, urlsplit

from emulator_under_test import HUB, client, organization, unique, url

CALLBACK, VERIFIER = "http://127.0.0.1:4511/callback", "v" * 43


class HostedUi(unittest.TestCase):
    """What sign-ins rely on; MiniStack does this without a repair."""

    def setUp(self):
        organization()
        c = client("cognito-idp", HUB)
        self.pool = c.create_user_pool(PoolName=unique("people"), UsernameAttributes=["email"], AutoVerifiedAttributes=["email"])["UserPool"]["Id"]
        c.create_user_pool_domain(Domain=unique("countersign"), UserPoolId=self.pool)
        attributes = [{"Name": "email", "Value": "mei@example.com"}, {"Name": "email_verified", "Value": "true"}]
        c.admin_create_user(UserPoolId=self.pool, Username="mei@example.com", UserAttributes=attributes, MessageAction="SUPPRESS")
        c.admin_set_user_password(UserPoolId=self.pool, Username="mei@example.com", Password="Correct-Horse-1", Permanent=True)
        self.clients = [c.create_user_pool_client(
            UserPoolId=self.pool, ClientName=name, GenerateSecret=False, AllowedOAuthFlows=["code"], AllowedOAuthScopes=["openid", "email"],
            AllowedOAuthFlowsUserPoolClient=True, CallbackURLs=[CALLBACK], SupportedIdentityProviders=["COGNITO"])["UserPoolClient"]["ClientId"] for name in ("web", "ballot")]

    def request(self, method: str, path: str, form: dict | None = None):
        connection = http.client.HTTPConnection(urlsplit(url()).netloc)
        connection.request(method, path, urlencode(form) if form else None, {"content-type": "application/x-www-form-urlencoded"} if form else {})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.getheader("location"), text

    def sign_in(self, client_id: str, password: str = "Correct-Horse-1"):
        challenge = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
        query = urlencode({"client_id": client_id, "response_type": "code", "scope": "openid email", "redirect_uri": CALLBACK, "state": "s", "nonce": "n-1",
                           "code_challenge": challenge, "code_challenge_method": "S256"})
        _, _, page = self.request("GET", f"/oauth2/authorize?{query}")
        hidden = {name: html.unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page)}
        return self.request("POST", "/login", {**hidden, "username": "mei@example.com", "password": password})

    def redeem(self, client_id: str, code: str, verifier: str = VERIFIER):
        status, _, body = self.request("POST", "/oauth2/token", {
            "grant_type": "authorization_code", "client_id": client_id, "code": code, "redirect_uri": CALLBACK, "code_verifier": verifier})
        return status, json.loads(body)

    def test_each_client_of_a_pool_gets_an_id_token_with_nonce_and_verified_mail(self):
        for client_id in self.clients:
            status, location, _ = self.sign_in(client_id)
            back = parse_qs(urlsplit(location).query)
            self.assertEqual((status, back["state"]), (302, ["s"]))
            _, tokens = self.redeem(client_id, back["code"][0])
            claims = json.loads(base64.urlsafe_b64decode(tokens["id_token"].split(".")[1] + "=="))
            self.assertEqual((claims["aud"], claims["nonce"], claims["email"], claims["email_verified"]), (client_id, "n-1", "mei@example.com", True))
            self.assertEqual(claims["iss"], f"https://cognito-idp.us-east-1.amazonaws.com/{self.pool}")
            kid = json.loads(base64.urlsafe_b64decode(tokens["id_token"].split(".")[0] + "=="))["kid"]
            keys = json.loads(self.request("GET", f"/{self.pool}/.well-known/jwks.json")[2])["keys"]
            self.assertIn(kid, [key["kid"] for key in keys])

    def test_a_wrong_password_shows_the_form_again(self):
        status, location, page = self.sign_in(self.clients[0], password="wrong")
        self.assertEqual((status, location), (200, None))
        self.assertIn('name="password"', page)

    def test_a_code_is_worth_nothing_with_another_verifier_or_twice(self):
        code = parse_qs(urlsplit(self.sign_in(self.clients[0])[1]).query)["code"][0]
        self.assertEqual(self.redeem(self.clients[0], code, "w" * 43)[0], 400)
        code = parse_qs(urlsplit(self.sign_in(self.clients[0])[1]).query)["code"][0]
        self.assertEqual(self.redeem(self.clients[0], code)[0], 200)
        self.assertEqual(self.redeem(self.clients[0], code)[0], 400)
