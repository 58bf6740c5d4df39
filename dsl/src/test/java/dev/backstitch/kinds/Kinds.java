package dev.backstitch.kinds;

import dev.backstitch.kinds.Album.Albums;
import dev.backstitch.kinds.Course.Courses;
import dev.backstitch.kinds.Enrolment.Enrolments;
import dev.backstitch.kinds.Friend.Friends;
import dev.backstitch.kinds.Page.Pages;
import dev.backstitch.kinds.Song.Songs;
import dev.backstitch.kinds.Student.Students;
import dev.backstitch.kinds.Wiki.Wikis;
import dev.backstitch.model.Model;

/** The model of this package's tests. */
final class Kinds {

    static final Model MODEL = Model.of(
            Albums.ALBUMS,
            Songs.SONGS,
            Wikis.WIKIS,
            Pages.PAGES,
            Friends.FRIENDS,
            Friend.FRIENDSHIP,
            Students.STUDENTS,
            Courses.COURSES,
            Enrolments.ENROLMENTS);

    private Kinds() {}
}
