package dev.backstitch.law.random;

import dev.backstitch.sample.SampleDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Programs that chance found, each of which broke the law once. */
class FoundProgramsTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private static void replay(String program) {
        SessionTrial.run(SAMPLE, Program.parse(program));
    }

    @Test
    void whatIsRemovedBeforeItIsLoadedStaysRemovedAtBothEnds() {
        replay("""
                ADD 59 2 0  // session.add(tag2)
                LINK 149 2 140  // tag2.posts.add(post0)
                COMMIT 0 0 0
                REPLACE_BY_LIVE 15 0 43  // post0.tags.replaceWith(post3.tags)
                READ 5 2 0  // read tag2.posts
                """);
    }

    @Test
    void aProfileGivesItsUserUpBeforeANewOneTakesHim() {
        replay("""
                ADD 0 1 0  // session.add(user1)
                LINK 123 1 120  // user1.profile.set(profile0)
                FLUSH 0 0 0
                LINK 99 1 249  // user1.profile.set(profile4)
                """);
    }

    @Test
    void itemsInTheSessionGoWithTheirOrder() {
        replay("""
                REPLACE 125 3 238  // order3.items.replaceWith([item2, item3, item1])
                ADD 79 3 0  // session.add(item3)
                COMMIT 0 0 0
                FIND 95 1 0  // session.find(item1)
                DELETE 102 3 1  // session.delete(order3)
                FLUSH 0 0 0
                """);
    }

    @Test
    void anItemThatIsReadAfterItsOrderWasDeletedGoesWithIt() {
        replay("""
                LINK 35 1 16  // order1.items.add(item1)
                ADD 78 1 0  // session.add(order1)
                COMMIT 0 0 0
                DELETE 78 1 1  // session.delete(order1)
                FIND 95 1 0  // session.find(item1)
                FLUSH 0 0 0
                """);
    }

    @Test
    void aLoadedCollectionLosesWhoIsDeletedAlthoughHisOwnIsNotLoaded() {
        replay("""
                ADD 157 2 0  // session.add(person2)
                REPLACE 88 2 232  // person2.following.replaceWith([person3])
                COMMIT 0 0 0
                READ 45 3 0  // read person3.followers
                DELETE 141 2 1  // session.delete(person2)
                """);
    }

    @Test
    void aLinkThatADeletionTookIsNotShownWhenTheDeletionIsCancelled() {
        replay("""
                ADD 19 3 0  // session.add(tag3)
                LINK 76 0 33  // post0.tags.add(tag3)
                COMMIT 0 0 0
                DELETE 130 0 0  // session.delete(post0) after all its links were read
                READ 5 3 0  // read tag3.posts
                LINK 1 4 0  // user4.posts.add(post0)
                """);
    }

    @Test
    void aLinkMadeAgainUnreadIsKept() {
        replay("""
                ADD 160 2 0  // session.add(user2)
                LINK 135 2 157  // user2.profile.set(profile2)
                COMMIT 0 0 0
                UNLINK 158 2 26  // profile2.user.set(null)
                LINK 75 2 237  // user2.profile.set(profile2)
                """);
    }

    @Test
    void whoIsLinkedAgainAfterItsRowWentIsNewAndLoaded() {
        replay("""
                ADD 62 4 0  // session.add(order4)
                COMMIT 0 0 0
                DELETE 14 4 1  // session.delete(order4)
                FLUSH 0 0 0
                LINK 94 1 114  // item1.order.set(order4)
                """);
    }

    @Test
    void whatWasReadInsideANestedTransactionIsReadAgainAfterItsRollback() {
        replay("""
                ADD 129 2 0  // session.add(profile2)
                LINK 74 2 184  // profile2.user.set(user4)
                COMMIT 0 0 0
                NEST 0 0 0
                LINK 2 1 169  // profile1.user.set(user4)
                LIST 145 2 204  // session.list(from(PROFILE))
                ROLL_BACK 0 0 0
                LIST 32 1 105  // session.list(from(USER).with(..))
                """);
    }

    @Test
    void addingWhoWasDeletedUnreadCancelsTheDeletion() {
        replay("""
                ADD 12 0 0  // session.add(node0)
                REPLACE 17 4 221  // node4.children.replaceWith([node2, node3, node4, node0])
                COMMIT 0 0 0
                DELETE 12 2 159  // session.delete(node2)
                LINK 163 4 217  // node4.children.add(node2)
                """);
    }

    @Test
    void theLinkBetweenTwoWhoStayAfterAllIsMadeAgain() {
        replay("""
                LINK 0 3 2  // post3.author.set(user2)
                ADD 0 2 0  // session.add(user2)
                FLUSH 0 0 0
                DELETE 2 3 0  // session.delete(post3) after all its links were read
                DELETE 0 2 0  // session.delete(user2) after all its links were read
                UNDELETE 0 0 0  // session.undelete(deleted thing 0)
                UNDELETE 0 0 0  // session.undelete(deleted thing 0)
                """);
    }

    @Test
    void aChildThatWasTakenOutIsNotShownByALoadWhenItsDeletionIsCancelled() {
        replay("""
                REPLACE 42 1 186  // user1.posts.replaceWith([post1, post3, post4])
                ADD 162 1 0  // session.add(post1)
                COMMIT 0 0 0
                DELETE 162 1 0  // session.delete(post1) after all its links were read
                READ 1 1 0  // read user1.posts
                LINK 5 1 46  // tag1.posts.add(post1)
                """);
    }

    @Test
    void theLinkIsMadeAgainHoweverOftenBothAreDeleted() {
        replay("""
                LINK 0 3 2  // post3.author.set(user2)
                ADD 0 2 0  // session.add(user2)
                FLUSH 0 0 0
                DELETE 2 3 0  // session.delete(post3) after all its links were read
                DELETE 0 2 0  // session.delete(user2) after all its links were read
                UNDELETE 0 0 0  // session.undelete(post3)
                DELETE 2 3 0  // session.delete(post3) after all its links were read
                UNDELETE 0 1 0  // session.undelete(user2)
                UNDELETE 0 0 0  // session.undelete(post3)
                """);
    }

    @Test
    void aLinkThatIsMadeAgainToWhoWasDeletedUnreadIsNotWrittenTwice() {
        replay("""
                ADD 3 1 0  // session.add(tag1)
                LINK 101 1 105  // tag1.posts.add(post0)
                COMMIT 0 0 0
                FIND 2 0 0  // session.find(post0)
                DELETE 2 0 1  // session.delete(post0)
                READ 5 1 0  // read tag1.posts
                LINK 5 1 230  // tag1.posts.add(post0)
                """);
    }

    @Test
    void anOrderThatIsDeletedAgainAfterASavepointTookBackAChangeOfItsItemsIsShownThemAgain() {
        replay("""
                ADD 158 1 220
                LINK 71 1 216  // order1.items.add(item1)
                COMMIT 161 0 15  // the innermost transaction commits
                LINK 71 1 6  // order1.items.add(item1)
                NEST 158 2 51  // a nested transaction begins
                DELETE 158 1 212  // session.delete(order1) after all its links were read
                NEST 25 2 206  // a nested transaction begins
                ROLL_BACK 161 0 147  // the innermost transaction rolls back
                LINK 58 0 251  // item0.order.set(order1)
                DELETE 158 1 200  // session.delete(order1) after all its links were read
                ROLL_BACK 58 1 187  // the innermost transaction rolls back
                """);
    }
}
