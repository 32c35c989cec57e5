// SPDX-License-Identifier: EUPL-1.2
// What we call of libpq, loaded with the first connection to PostgreSQL (PostgreSQL 15, chapter 34, "libpq").
#include "base/late.h"

#include <libpq-fe.h>

static const char libpq[] = "libpq.so.5";

LATE(libpq, PGconn *, PQconnectdbParams, (const char *const *keywords, const char *const *values, int expand),
     (keywords, values, expand))
LATE_VOID(libpq, PQfinish, (PGconn * conn), (conn))
LATE(libpq, ConnStatusType, PQstatus, (const PGconn *conn), (conn))
LATE(libpq, PGTransactionStatusType, PQtransactionStatus, (const PGconn *conn), (conn))
LATE(libpq, const char *, PQparameterStatus, (const PGconn *conn, const char *name), (conn, name))
LATE(libpq, char *, PQerrorMessage, (const PGconn *conn), (conn))
LATE(libpq, int, PQbackendPID, (const PGconn *conn), (conn))
LATE(libpq, PQnoticeProcessor, PQsetNoticeProcessor, (PGconn * conn, PQnoticeProcessor hear, void *context),
     (conn, hear, context))
LATE(libpq, PGresult *, PQexec, (PGconn * conn, const char *text), (conn, text))
LATE(libpq, PGresult *, PQprepare,
     (PGconn * conn, const char *name, const char *text, int count, const Oid *types),
     (conn, name, text, count, types))
LATE(libpq, PGresult *, PQdescribePrepared, (PGconn * conn, const char *name), (conn, name))
LATE(libpq, PGresult *, PQexecPrepared,
     (PGconn * conn, const char *name, int count, const char *const *values, const int *lengths,
      const int *formats, int result_format),
     (conn, name, count, values, lengths, formats, result_format))
LATE(libpq, ExecStatusType, PQresultStatus, (const PGresult *result), (result))
LATE(libpq, char *, PQresultErrorField, (const PGresult *result, int field), (result, field))
LATE(libpq, char *, PQcmdStatus, (PGresult * result), (result))
LATE(libpq, char *, PQcmdTuples, (PGresult * result), (result))
LATE(libpq, int, PQntuples, (const PGresult *result), (result))
LATE(libpq, int, PQnfields, (const PGresult *result), (result))
LATE(libpq, Oid, PQftype, (const PGresult *result, int field), (result, field))
LATE(libpq, int, PQgetisnull, (const PGresult *result, int row, int field), (result, row, field))
LATE(libpq, int, PQgetlength, (const PGresult *result, int row, int field), (result, row, field))
LATE(libpq, char *, PQgetvalue, (const PGresult *result, int row, int field), (result, row, field))
LATE_VOID(libpq, PQclear, (PGresult * result), (result))
