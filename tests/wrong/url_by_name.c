// stops: 6:
#include "url/url.h"

struct url wrong(void);

struct url wrong(void) { return (struct url){.url_known_to_url_c_alone = S("javascript:alert(1)")}; }
