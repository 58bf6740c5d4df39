package dev.backstitch.session;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Many;
import dev.backstitch.link.ManyList;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.ToList;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/** Rows that PostgreSQL changes along with others: teams named by their code, members that go with their mentor, badges that go with their member. */
final class Crew {

    static final Model MODEL = Model.of(Teams.TEAMS, Members.MEMBERS, Badges.BADGES, Lockers.LOCKERS);

    private Crew() {}

    static final class Team {
        Long id;
        String code;
        final Many<Member> members = Teams.TEAMS.members.of(this);
        final ManyList<Badge> badges = Teams.TEAMS.badges.of(this);

        Team() {}

        Team(String code) {
            this.code = code;
        }
    }

    static final class Member {
        Long id;
        String name;
        final One<Team> team = Members.MEMBERS.team.of(this);
        final One<Member> mentor = Members.MEMBERS.mentor.of(this);
        final Many<Badge> badges = Members.MEMBERS.badges.of(this);
        final One<Locker> locker = Members.MEMBERS.locker.of(this);

        Member() {}

        Member(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final class Badge {
        Long id;
        String title;
        Integer place;
        final One<Member> member = Badges.BADGES.member.of(this);
        final One<Team> team = Badges.BADGES.team.of(this);

        Badge() {}

        Badge(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static final class Locker {
        Long id;
        Long memberId;
        final One<Member> member = Lockers.LOCKERS.member.of(this);
    }

    static final class Teams extends EntityTable<Team> {
        static final Teams TEAMS = new Teams();
        final Column<Team, Long> id = bigint("id").identity().primaryKey().map(t -> t.id, (t, v) -> t.id = v);
        final Column<Team, String> code = text("code").notNull().unique().map(t -> t.code, (t, v) -> t.code = v);
        final ToMany<Team, Member> members =
                toMany("members", (Team t) -> t.members).backPopulates(() -> Members.MEMBERS.team);
        final ToList<Team, Badge> badges = toMany("badges", (Team t) -> t.badges)
                .backPopulates(() -> Badges.BADGES.team)
                .ordered(() -> Badges.BADGES.place);

        private Teams() {
            super("teams", Team.class, Team::new);
        }
    }

    static final class Members extends EntityTable<Member> {
        static final Members MEMBERS = new Members();
        final Column<Member, Long> id = bigint("id").identity().primaryKey().map(m -> m.id, (m, v) -> m.id = v);
        final Column<Member, String> name = text("name").notNull().map(m -> m.name, (m, v) -> m.name = v);
        final Column<Member, String> teamCode = text("team_code")
                .references(() -> Teams.TEAMS.code)
                .onDelete(ReferentialAction.SET_NULL)
                .onUpdate(ReferentialAction.CASCADE);
        final Column<Member, Long> mentorId =
                bigint("mentor_id").references(() -> Members.MEMBERS.id).onDelete(ReferentialAction.CASCADE);
        final ToOne<Member, Team> team =
                toOne("team", (Member m) -> m.team).on(teamCode).backPopulates(() -> Teams.TEAMS.members);
        final ToOne<Member, Member> mentor =
                toOne("mentor", (Member m) -> m.mentor).on(mentorId);
        final ToMany<Member, Badge> badges =
                toMany("badges", (Member m) -> m.badges).backPopulates(() -> Badges.BADGES.member);
        final ToOne<Member, Locker> locker =
                toOne("locker", (Member m) -> m.locker).backPopulates(() -> Lockers.LOCKERS.member);

        private Members() {
            super("members", Member.class, Member::new);
        }
    }

    static final class Badges extends EntityTable<Badge> {
        static final Badges BADGES = new Badges();
        final Column<Badge, Long> id = bigint("id").identity().primaryKey().map(b -> b.id, (b, v) -> b.id = v);
        final Column<Badge, String> title = text("title").notNull().map(b -> b.title, (b, v) -> b.title = v);
        final Column<Badge, Integer> place = integer("place").map(b -> b.place, (b, v) -> b.place = v);
        final Column<Badge, Long> memberId =
                bigint("member_id").references(() -> Members.MEMBERS.id).onDelete(ReferentialAction.CASCADE);
        final Column<Badge, Long> teamId = bigint("team_id").references(() -> Teams.TEAMS.id);
        final ToOne<Badge, Member> member =
                toOne("member", (Badge b) -> b.member).on(memberId).backPopulates(() -> Members.MEMBERS.badges);
        final ToOne<Badge, Team> team =
                toOne("team", (Badge b) -> b.team).on(teamId).backPopulates(() -> Teams.TEAMS.badges);

        private Badges() {
            super("badges", Badge.class, Badge::new);
        }
    }

    static final class Lockers extends EntityTable<Locker> {
        static final Lockers LOCKERS = new Lockers();
        final Column<Locker, Long> id = bigint("id").identity().primaryKey().map(l -> l.id, (l, v) -> l.id = v);
        final Column<Locker, Long> memberId = bigint("member_id")
                .unique()
                .references(() -> Members.MEMBERS.id)
                .map(l -> l.memberId, (l, v) -> l.memberId = v);
        final ToOne<Locker, Member> member =
                toOne("member", (Locker l) -> l.member).on(memberId).backPopulates(() -> Members.MEMBERS.locker);

        private Lockers() {
            super("lockers", Locker.class, Locker::new);
        }
    }
}
