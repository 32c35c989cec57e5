// stops: 6:
#include "url/url.h"

struct str wrong(struct url url);

struct str wrong(struct url url) { return url.url_known_to_url_c_alone; }
