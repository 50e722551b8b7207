using AkkaCluster.Contracts;
using AkkaCluster.Jobs.JobActor;

namespace AkkaCluster.Jobs.Tests.JobActor;

public class LogRoomTests
{
    [Fact]
    public void What_comes_when_the_room_is_full_keeps_its_exit_code_only()
    {
        var room = new LogRoom(10);
        var log = new TaskLog(1, new byte[4], new byte[4]);

        Assert.Same(log, room.Admit(log));
        Assert.Equal((1, 0, 0), (room.Admit(log)!.ExitCode!.Value, room.Admit(log)!.Stdout.Length, room.Admit(log)!.Stderr.Length));
        Assert.Null(room.Admit(null));
    }
}
