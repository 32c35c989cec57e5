// stops: 6:
#include "url/url.h"

struct url wrong(void);

struct url wrong(void) { return (struct url){S("javascript:alert(1)")}; }
