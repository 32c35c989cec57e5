-- Addresses at which no mailbox is (src/jobs/trouble.h): no further mail goes to the person until the address is another, or
-- somebody has said to try again.

CREATE TABLE mail_trouble (
    person {ref} PRIMARY KEY REFERENCES person (id),
    email {text} NOT NULL,                          -- that of the person then: it stands while the person has it still
    code {text} NOT NULL,                           -- the receiver's, "5.1.1"; empty where it gave none
    since {instant} NOT NULL
);

-- Mailboxes that mail is read from, and how far (src/jobs/collector.h). A message's number is never given twice under one validity.
CREATE TABLE mailbox (
    name {text} PRIMARY KEY,                        -- "tvers imaps://mail.example/INBOX"
    validity {int} NOT NULL,
    next_uid {int} NOT NULL
);
