using Akka.Cluster;
using AkkaCluster.Downing.CrashDetection;

namespace AkkaCluster.Downing.Tests.CrashDetection;

public class CrashBoardTests
{
    [Fact]
    public void A_member_that_all_are_refused_by_has_crashed()
    {
        var board = BoardOfThree();
        Assert.Equal(Peers.Node(3), board.Suspect(Peers.Node(3).Address));
        board.Found(Peers.Node(3), Verdict.Refused, board.Refusals);
        Assert.Empty(board.Crashed());
        board.Hear(Peers.Node(2), Peers.Node(3), Verdict.Refused);
        Assert.Equal(Peers.Node(3), Assert.Single(board.Crashed()).Subject);
    }

    [Fact]
    public void A_removed_member_is_known_to_have_crashed_where_it_was_refused()
    {
        var board = BoardOfThree();
        board.Suspect(Peers.Node(3).Address);
        board.Found(Peers.Node(3), Verdict.Refused, board.Refusals);
        board.Update(Peers.UpTo(1), []);
        Assert.True(board.TakeCrash(Peers.Node(3)));
        Assert.False(board.TakeCrash(Peers.Node(3)));
        Assert.False(board.TakeCrash(Peers.Node(2)));
    }

    [Fact]
    public void A_member_that_is_down_is_lost_where_it_was_refused_or_nobody_reaches_it()
    {
        var board = BoardOfThree();
        board.Suspect(Peers.Node(3).Address);
        board.Found(Peers.Node(3), Verdict.Refused, board.Refusals);
        board.Update(Peers.UpTo(2), [Peers.Node(2)]);
        Assert.Equal([false, true, true], [board.IsLost(Peers.Node(1)), board.IsLost(Peers.Node(2)), board.IsLost(Peers.Node(3))]);
    }

    [Fact]
    public void One_who_is_answered_is_believed_against_all_others()
    {
        var board = BoardOfThree();
        board.Suspect(Peers.Node(3).Address);
        board.Found(Peers.Node(3), Verdict.Refused, board.Refusals);
        board.Hear(Peers.Node(2), Peers.Node(3), Verdict.Answered);
        Assert.Empty(board.Crashed());
    }

    [Fact]
    public void One_who_does_not_reach_the_host_says_nothing_against_it()
    {
        var board = BoardOfThree(unreachable: 3);
        board.Suspect(Peers.Node(3).Address);
        board.Found(Peers.Node(3), Verdict.NoAnswer, board.Refusals);
        board.Hear(Peers.Node(2), Peers.Node(3), Verdict.Refused);
        Assert.Single(board.Crashed());
    }

    [Fact]
    public void A_host_that_nobody_reaches_is_left_to_the_resolver()
    {
        var board = BoardOfThree(unreachable: 3);
        board.Suspect(Peers.Node(3).Address);
        board.Found(Peers.Node(3), Verdict.NoAnswer, board.Refusals);
        board.Hear(Peers.Node(2), Peers.Node(3), Verdict.NoAnswer);
        Assert.Empty(board.Crashed());
    }

    [Fact]
    public void Two_that_crash_together_are_both_found()
    {
        var board = Board(1);
        board.Update(Peers.UpTo(5), []);
        foreach (var crashed in new[] { 4, 5 })
        {
            board.Suspect(Peers.Node(crashed).Address);
            board.Found(Peers.Node(crashed), Verdict.Refused, board.Refusals);
            board.Hear(Peers.Node(2), Peers.Node(crashed), Verdict.Refused);
            board.Hear(Peers.Node(3), Peers.Node(crashed), Verdict.Refused);
        }
        Assert.Equal([Peers.Node(4), Peers.Node(5)], board.Crashed().Select(c => c.Subject).Order());
    }

    [Fact]
    public void The_minority_decides_nothing()
    {
        var board = Board(1);
        board.Update(Peers.UpTo(5), [Peers.Node(3), Peers.Node(4), Peers.Node(5)]);
        board.Suspect(Peers.Node(3).Address);
        board.Found(Peers.Node(3), Verdict.Refused, board.Refusals);
        board.Hear(Peers.Node(2), Peers.Node(3), Verdict.Refused);
        Assert.Empty(board.Crashed());
    }

    [Fact]
    public void A_verdict_of_another_opens_the_inquiry_here_once()
    {
        var board = BoardOfThree();
        Assert.True(board.Hear(Peers.Node(2), Peers.Node(3), Verdict.Refused));
        Assert.False(board.Hear(Peers.Node(2), Peers.Node(3), Verdict.Refused));
        Assert.Null(board.Suspect(Peers.Node(3).Address));
    }

    [Fact]
    public void Nobody_inquires_about_itself_or_a_stranger()
    {
        var board = BoardOfThree();
        Assert.Null(board.Suspect(Peers.Node(1).Address));
        Assert.Null(board.Suspect(Peers.Node(9).Address));
        Assert.False(board.Hear(Peers.Node(2), Peers.Node(1), Verdict.Refused));
        Assert.False(board.Hear(Peers.Node(2), Peers.Node(2), Verdict.Answered));
    }

    [Fact]
    public void An_inquiry_about_a_member_that_keeps_answering_is_closed()
    {
        var board = BoardOfThree();
        board.Suspect(Peers.Node(3).Address);
        board.Found(Peers.Node(3), Verdict.Answered, board.Refusals);
        Assert.True(board.GoesOn(Peers.Node(3)));
        for (var i = 0; i < 5; i++)
            board.Found(Peers.Node(3), Verdict.Answered, board.Refusals);
        Assert.False(board.GoesOn(Peers.Node(3)));
    }

    [Fact]
    public void An_inquiry_ends_with_the_member()
    {
        var board = BoardOfThree();
        board.Suspect(Peers.Node(3).Address);
        board.Update([Peers.Up(1), Peers.Up(2), Peers.Up(3).As(MemberStatus.Down)], []);
        Assert.Empty(board.Lost);
        Assert.False(board.Found(Peers.Node(3), Verdict.Refused, board.Refusals));
    }

    [Fact]
    public void The_first_of_the_side_decides()
    {
        Assert.True(BoardOfThree().IsFirst);
        var board = Board(2);
        board.Update(Peers.UpTo(3), []);
        Assert.False(board.IsFirst);
        board.Suspect(Peers.Node(1).Address);
        board.Found(Peers.Node(1), Verdict.Refused, board.Refusals);
        Assert.True(board.IsFirst);
    }

    [Fact]
    public void The_word_of_a_reachable_member_is_waited_for_as_long_as_it_may_take()
    {
        var hasty = Board(1, patience: TimeSpan.Zero);
        foreach (var board in new[] { Board(1), hasty })
        {
            board.Update(Peers.UpTo(4), []);
            board.Suspect(Peers.Node(4).Address);
            board.Found(Peers.Node(4), Verdict.Refused, board.Refusals);
            board.Hear(Peers.Node(2), Peers.Node(4), Verdict.Refused);
            board.Found(Peers.Node(3), Verdict.Answered, board.Refusals);
            Assert.Equal(board == hasty, board.Crashed().Count > 0);
        }
    }

    [Fact]
    public void A_silent_member_is_asked_once_somebody_was_refused()
    {
        var board = BoardOfThree(unreachable: 2);
        board.Suspect(Peers.Node(3).Address);
        Assert.Empty(board.Silent);
        board.Found(Peers.Node(3), Verdict.Refused, board.Refusals);
        Assert.Equal(Peers.Node(2), Assert.Single(board.Silent));
    }

    [Fact]
    public void An_answer_from_before_a_refusal_says_nothing_of_where_its_giver_is_now()
    {
        var board = BoardOfThree(unreachable: 2);
        board.Suspect(Peers.Node(3).Address);
        var asked = board.Refusals;
        board.Found(Peers.Node(3), Verdict.Refused, asked);
        board.Found(Peers.Node(2), Verdict.Answered, asked);
        Assert.Empty(board.Crashed());
        board.Found(Peers.Node(2), Verdict.Answered, board.Refusals);
        Assert.Single(board.Crashed());
        board.Found(Peers.Node(2), Verdict.NoAnswer, board.Refusals);
        Assert.Empty(board.Crashed());
    }

    [Fact]
    public void A_silent_member_that_was_answered_is_not_counted_against_its_word()
    {
        var board = BoardOfThree(unreachable: 2);
        board.Hear(Peers.Node(2), Peers.Node(3), Verdict.Answered);
        board.Found(Peers.Node(3), Verdict.Refused, board.Refusals);
        board.Found(Peers.Node(2), Verdict.Answered, board.Refusals);
        Assert.Empty(board.Crashed());
    }

    private static CrashBoard Board(int self, TimeSpan? patience = null) =>
        new(Peers.Node(self), new SideRule("keep-majority"), patience ?? TimeSpan.FromHours(1), TimeProvider.System);

    private static CrashBoard BoardOfThree(params int[] unreachable)
    {
        var board = Board(1);
        board.Update(Peers.UpTo(3), unreachable.Select(Peers.Node));
        return board;
    }
}
