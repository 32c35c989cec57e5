// SPDX-License-Identifier: EUPL-1.2
// PostgreSQL's binary format: integers and floats are big-endian, texts and bytes are as they are.
#include "db/postgres.h"

#include "base/bug.h"

#include <string.h>

// From the catalog pg_type, where these numbers are fixed for ever.
enum {
    TYPE_BOOL = 16,
    TYPE_BYTEA = 17,
    TYPE_NAME = 19,
    TYPE_INT8 = 20,
    TYPE_INT2 = 21,
    TYPE_INT4 = 23,
    TYPE_TEXT = 25,
    TYPE_FLOAT4 = 700,
    TYPE_FLOAT8 = 701,
    TYPE_VARCHAR = 1043,
};

Oid postgres_type(enum db_field_kind kind)
{
    switch (kind) {
    case DB_FIELD_INT:
    case DB_FIELD_BOOL:
    case DB_FIELD_DATE:
    case DB_FIELD_INSTANT: return TYPE_INT8;
    case DB_FIELD_REAL: return TYPE_FLOAT8;
    case DB_FIELD_STR:
    case DB_FIELD_ENUM: return TYPE_TEXT;
    case DB_FIELD_BYTES: return TYPE_BYTEA;
    }
    BUG("kind of field %d", (int)kind);
}

static enum db_value_kind kind_of(Oid type)
{
    switch (type) {
    case TYPE_BOOL:
    case TYPE_INT2:
    case TYPE_INT4:
    case TYPE_INT8: return DB_INT;
    case TYPE_FLOAT4:
    case TYPE_FLOAT8: return DB_REAL;
    case TYPE_TEXT:
    case TYPE_NAME:
    case TYPE_VARCHAR: return DB_TEXT;
    case TYPE_BYTEA: return DB_BYTES;
    default: return DB_NULL;
    }
}

bool postgres_type_fits(Oid type, enum db_field_kind kind)
{
    return kind_of(type) == kind_of(postgres_type(kind));
}

static void big_endian(char *at, uint64_t n)
{
    for (int i = 7; i >= 0; i--, n >>= 8)
        at[i] = (char)(n & 0xff);
}

static uint64_t from_big_endian(const char *at, int len)
{
    uint64_t n = 0;
    for (int i = 0; i < len; i++)
        n = n << 8 | (unsigned char)at[i];
    return n;
}

static int64_t integer_from(const char *at, int len)
{
    uint64_t n = from_big_endian(at, len);
    switch (len) {
    case 2: return (int16_t)n;
    case 4: return (int32_t)n;
    default: return (int64_t)n; // also bool, of one byte
    }
}

static double real_from(const char *at, int len)
{
    uint64_t bits = from_big_endian(at, len);
    uint32_t half = (uint32_t)bits;
    double real;
    float single;
    memcpy(&real, &bits, sizeof real);
    memcpy(&single, &half, sizeof single);
    return len == 4 ? (double)single : real;
}

static void number_set(struct postgres_params *out, size_t i, uint64_t bits)
{
    big_endian(out->numbers[i], bits);
    out->values[i] = out->numbers[i];
    out->lengths[i] = 8;
}

static void param_set(struct postgres_params *out, size_t i, const struct db_value *param)
{
    uint64_t bits = 0;
    out->formats[i] = 1;
    switch (param->kind) {
    case DB_NULL:
        out->values[i] = NULL;
        out->lengths[i] = 0;
        return;
    case DB_INT: number_set(out, i, (uint64_t)param->integer); return;
    case DB_REAL:
        memcpy(&bits, &param->real, sizeof bits);
        number_set(out, i, bits);
        return;
    case DB_TEXT:
    case DB_BYTES:
        out->values[i] = param->bytes.at ? param->bytes.at : "";
        out->lengths[i] = (int)param->bytes.len;
        return;
    }
}

void postgres_params(struct postgres_params *out, const struct db_value *params, size_t count)
{
    for (size_t i = 0; i < count; i++)
        param_set(out, i, &params[i]);
}

bool postgres_value(const PGresult *result, int row, int column, struct db_value *out)
{
    *out = (struct db_value){.kind = DB_NULL};
    if (PQgetisnull(result, row, column))
        return true;
    const char *at = PQgetvalue(result, row, column);
    int len = PQgetlength(result, row, column);
    out->kind = kind_of(PQftype(result, column));
    switch (out->kind) {
    case DB_NULL: return false;
    case DB_INT: out->integer = integer_from(at, len); return true;
    case DB_REAL: out->real = real_from(at, len); return true;
    case DB_TEXT:
    case DB_BYTES: out->bytes = (struct str){at, (size_t)len}; return true;
    }
    return false;
}
