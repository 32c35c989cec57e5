// SPDX-License-Identifier: EUPL-1.2
// What we call of ICU, loaded with the first text that is sorted, folded or looked at by letter (ICU 72, "C
// API"). Its functions carry the version in their names, and so do its libraries: it is the one that we were
// compiled for, or none.
#include "base/late.h"

#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static const char letters[] = "libicuuc.so." U_ICU_VERSION_SHORT;
static const char order[] = "libicui18n.so." U_ICU_VERSION_SHORT;

LATE(letters, int8_t, u_charType, (UChar32 c), (c))
LATE(letters, const char *, u_errorName, (UErrorCode code), (code))
LATE(letters, uint8_t, u_getCombiningClass, (UChar32 c), (c))
LATE(letters, UBool, u_isUWhiteSpace, (UChar32 c), (c))
LATE(letters, UBool, u_isalnum, (UChar32 c), (c))
LATE(letters, UBool, u_iscntrl, (UChar32 c), (c))
LATE(letters, UChar *, u_strFromUTF8,
     (UChar * dest, int32_t destCapacity, int32_t *pDestLength, const char *src, int32_t srcLength,
      UErrorCode *pErrorCode),
     (dest, destCapacity, pDestLength, src, srcLength, pErrorCode))
LATE(letters, UChar *, u_strFromUTF8WithSub,
     (UChar * dest, int32_t destCapacity, int32_t *pDestLength, const char *src, int32_t srcLength,
      UChar32 subchar, int32_t *pNumSubstitutions, UErrorCode *pErrorCode),
     (dest, destCapacity, pDestLength, src, srcLength, subchar, pNumSubstitutions, pErrorCode))
LATE(letters, char *, u_strToUTF8,
     (char *dest, int32_t destCapacity, int32_t *pDestLength, const UChar *src, int32_t srcLength,
      UErrorCode *pErrorCode),
     (dest, destCapacity, pDestLength, src, srcLength, pErrorCode))
LATE_VOID(order, ucol_close, (UCollator * coll), (coll))
LATE(order, int32_t, ucol_getSortKey,
     (const UCollator *coll, const UChar *source, int32_t sourceLength, uint8_t *result,
      int32_t resultLength),
     (coll, source, sourceLength, result, resultLength))
LATE(order, UCollator *, ucol_open, (const char *loc, UErrorCode *status), (loc, status))
LATE_VOID(order, ucol_setAttribute,
          (UCollator * coll, UColAttribute attr, UColAttributeValue value, UErrorCode *status),
          (coll, attr, value, status))
LATE(order, UCollationResult, ucol_strcollUTF8,
     (const UCollator *coll, const char *source, int32_t sourceLength, const char *target,
      int32_t targetLength, UErrorCode *status),
     (coll, source, sourceLength, target, targetLength, status))
LATE(letters, const UNormalizer2 *, unorm2_getNFCInstance, (UErrorCode * pErrorCode), (pErrorCode))
LATE(letters, const UNormalizer2 *, unorm2_getNFDInstance, (UErrorCode * pErrorCode), (pErrorCode))
LATE(letters, const UNormalizer2 *, unorm2_getNFKCCasefoldInstance, (UErrorCode * pErrorCode), (pErrorCode))
LATE(letters, int32_t, unorm2_normalize,
     (const UNormalizer2 *norm2, const UChar *src, int32_t length, UChar *dest, int32_t capacity,
      UErrorCode *pErrorCode),
     (norm2, src, length, dest, capacity, pErrorCode))
