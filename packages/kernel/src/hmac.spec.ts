import { createHmac, randomBytes } from "node:crypto";
import { hmacSha256 } from "./hmac.ts";

test("the code is that of RFC 4231, test case 2", () => {
  const code = hmacSha256(Buffer.from("Jefe"))(Buffer.from("what do ya want for nothing?"));
  expect(code.toString("hex")).toBe("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
});

test("keys and messages of any length give what Node's own HMAC gives", () => {
  for (const length of [0, 1, 31, 32, 63, 64, 65, 200]) {
    const key = randomBytes(length);
    const message = randomBytes(length * 3);
    expect(hmacSha256(key)(message).equals(createHmac("sha256", key).update(message).digest())).toBe(true);
  }
});
