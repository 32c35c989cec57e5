// SPDX-License-Identifier: EUPL-1.2
// Tokens by libsodium. A link token is base64url of: purpose (1 byte), id (8), generation (4), mac (16).
#include "auth/token.h"

#include "base/rng.h"

#include <sodium.h>
#include <string.h>

enum { TOKEN_BYTES = 32, MAC_BYTES = 16, LINK_SIGNED_BYTES = 13, LINK_BYTES = LINK_SIGNED_BYTES + MAC_BYTES };

static struct str base64url(struct arena *arena, const unsigned char *bytes, size_t len)
{
    size_t room = sodium_base64_ENCODED_LEN(len, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *text = NEW_ARRAY(arena, char, room);
    sodium_bin2base64(text, room, bytes, len, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return str_from(text);
}

struct key key_new(void)
{
    struct key key = {{0}};
    random_bytes(key.bytes, sizeof key.bytes);
    return key;
}

struct str key_hex(struct arena *arena, const struct key *key)
{
    char *hex = NEW_ARRAY(arena, char, KEY_BYTES * 2 + 1);
    return str_from(sodium_bin2hex(hex, KEY_BYTES * 2 + 1, key->bytes, KEY_BYTES));
}

bool key_from_hex(struct str hex, struct key *out)
{
    size_t len;
    return !sodium_hex2bin(out->bytes, KEY_BYTES, hex.at, hex.len, NULL, &len, NULL) && len == KEY_BYTES;
}

struct secret token_new(struct arena *arena)
{
    unsigned char bytes[TOKEN_BYTES];
    random_bytes(bytes, sizeof bytes);
    return secret_of(base64url(arena, bytes, sizeof bytes));
}

struct str token_hash(struct arena *arena, struct secret token)
{
    struct str text = secret_reveal(token);
    unsigned char *hash = NEW_ARRAY(arena, unsigned char, TOKEN_HASH_BYTES);
    crypto_generichash(hash, TOKEN_HASH_BYTES, (const unsigned char *)text.at, text.len, NULL, 0);
    return (struct str){(const char *)hash, TOKEN_HASH_BYTES};
}

static void sign(const struct key *key, const unsigned char *bytes, size_t len, unsigned char mac[MAC_BYTES])
{
    crypto_generichash(mac, MAC_BYTES, bytes, len, key->bytes, KEY_BYTES);
}

struct secret link_token(struct arena *arena, const struct key *key, struct link link)
{
    unsigned char bytes[LINK_BYTES] = {(unsigned char)link.purpose};
    for (int i = 0; i < 8; i++)
        bytes[1 + i] = (unsigned char)((uint64_t)link.id >> (56 - 8 * i));
    for (int i = 0; i < 4; i++)
        bytes[9 + i] = (unsigned char)(link.generation >> (24 - 8 * i));
    sign(key, bytes, LINK_SIGNED_BYTES, bytes + LINK_SIGNED_BYTES);
    return secret_of(base64url(arena, bytes, LINK_BYTES));
}

bool link_read(const struct key *key, struct str token, struct link *out)
{
    unsigned char bytes[LINK_BYTES], mac[MAC_BYTES];
    size_t len;
    if (sodium_base642bin(bytes, sizeof bytes, token.at, token.len, NULL, &len, NULL,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) ||
        len != LINK_BYTES)
        return false;
    sign(key, bytes, LINK_SIGNED_BYTES, mac);
    if (sodium_memcmp(mac, bytes + LINK_SIGNED_BYTES, MAC_BYTES))
        return false;
    uint64_t id = 0;
    uint32_t generation = 0;
    for (int i = 0; i < 8; i++)
        id = id << 8 | bytes[1 + i];
    for (int i = 0; i < 4; i++)
        generation = generation << 8 | bytes[9 + i];
    *out = (struct link){(enum link_purpose)bytes[0], (int64_t)id, generation};
    return true;
}

struct str csrf_token(struct arena *arena, const struct key *key, struct secret session)
{
    unsigned char mac[MAC_BYTES];
    struct str text = str_cat(arena, S("csrf:"), secret_reveal(session));
    sign(key, (const unsigned char *)text.at, text.len, mac);
    return base64url(arena, mac, sizeof mac);
}

enum { CSRF_CHARACTERS = (MAC_BYTES * 4 + 2) / 3, NONCE_CHARACTERS = 22 };

static struct str nonce_new(struct arena *arena)
{
    return str_slice(secret_reveal(token_new(arena)), 0, NONCE_CHARACTERS);
}

struct str csrf_token_new(struct arena *arena, const struct key *key, struct secret session)
{
    return str_cat(arena, csrf_token(arena, key, session), nonce_new(arena));
}

bool csrf_token_has_nonce(struct str token)
{
    return token.len == CSRF_CHARACTERS + NONCE_CHARACTERS;
}

bool csrf_token_same(struct str a, struct str b)
{
    return token_same(str_slice(a, 0, CSRF_CHARACTERS), str_slice(b, 0, CSRF_CHARACTERS));
}

/// "NONCE" and behind it the proof that we made it for this name.
static struct str mark_with(struct arena *arena, const struct key *key, struct str user_name,
                            struct str nonce)
{
    unsigned char mac[MAC_BYTES];
    struct str text = str_join(arena, (struct str[]){S("browser"), nonce, user_name}, 3, S(":"));
    sign(key, (const unsigned char *)text.at, text.len, mac);
    return str_cat(arena, nonce, base64url(arena, mac, sizeof mac));
}

struct str browser_mark(struct arena *arena, const struct key *key, struct str user_name)
{
    return mark_with(arena, key, user_name, nonce_new(arena));
}

bool browser_mark_holds(struct arena *arena, const struct key *key, struct str user_name, struct str mark)
{
    struct str nonce = str_slice(mark, 0, NONCE_CHARACTERS);
    return token_same(mark_with(arena, key, user_name, nonce), mark);
}

struct str address_proof(struct arena *arena, const struct key *key, struct str about)
{
    enum { CHARACTERS = 16 };
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567"; // RFC 4648, base32
    unsigned char mac[MAC_BYTES];
    char *text = NEW_ARRAY(arena, char, CHARACTERS);
    struct str signed_text = str_cat(arena, S("address:"), about);
    sign(key, (const unsigned char *)signed_text.at, signed_text.len, mac);
    for (size_t i = 0; i < CHARACTERS; i++) // five bits of each byte are as good as any eighty
        text[i] = alphabet[mac[i] & 31];
    return (struct str){text, CHARACTERS};
}

bool token_same(struct str a, struct str b)
{
    return a.len == b.len && !sodium_memcmp(a.at, b.at, a.len);
}
