package dev.backstitch.benchmarks.contest.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The tables as constants, as jOOQ's generator would write them, without what the workloads do not need. */
final class JooqTables {

    static final Table<Record> USERS = table(name("users"));
    static final Field<Long> USERS_ID = field(name("users", "id"), SQLDataType.BIGINT);
    static final Field<String> USERS_NAME = field(name("users", "name"), SQLDataType.VARCHAR(80));

    static final Table<Record> POSTS = table(name("posts"));
    static final Field<Long> POSTS_ID = field(name("posts", "id"), SQLDataType.BIGINT);
    static final Field<String> POSTS_TITLE = field(name("posts", "title"), SQLDataType.VARCHAR(200));
    static final Field<Long> POSTS_USER_ID = field(name("posts", "user_id"), SQLDataType.BIGINT);

    static final Table<Record> TAGS = table(name("tags"));
    static final Field<Long> TAGS_ID = field(name("tags", "id"), SQLDataType.BIGINT);
    static final Field<String> TAGS_NAME = field(name("tags", "name"), SQLDataType.VARCHAR(80));

    static final Table<Record> POST_TAGS = table(name("post_tags"));
    static final Field<Long> POST_TAGS_POST_ID = field(name("post_tags", "post_id"), SQLDataType.BIGINT);
    static final Field<Long> POST_TAGS_TAG_ID = field(name("post_tags", "tag_id"), SQLDataType.BIGINT);

    private JooqTables() {}
}
