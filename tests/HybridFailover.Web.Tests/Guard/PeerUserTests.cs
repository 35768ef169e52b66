using System.Net;
using HybridFailover.Web.Guard;

namespace HybridFailover.Web.Tests.Guard;

public sealed class PeerUserTests
{
    private static readonly string[] Table =
    [
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
        "   0: 0100007F:13D8 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 1 1 0000000000000000 20 4 30 10 -1",
        "   1: 0100007F:9C40 0100007F:13D8 01 00000000:00000000 00:00000000 00000000  1000        0 2 1 0000000000000000 20 4 30 10 -1",
    ];

    [Fact]
    public void The_other_ends_row_is_found_and_not_our_own() =>
        Assert.Equal(1000u, PeerUser.OwnerIn(Table, IPEndPoint.Parse("127.0.0.1:40000"), IPEndPoint.Parse("127.0.0.1:5080")));

    [Fact]
    public void A_connection_that_is_not_in_the_table_has_no_owner() =>
        Assert.Null(PeerUser.OwnerIn(Table, IPEndPoint.Parse("127.0.0.1:40001"), IPEndPoint.Parse("127.0.0.1:5080")));

    [Fact]
    public void A_user_without_a_name_has_none() => Assert.Null(PeerUser.NameIn(["root:x:0:0:root:/root:/bin/bash"], 1000));

    [Fact]
    public void A_user_has_the_name_of_the_password_file() => Assert.Equal("alice", PeerUser.NameIn(["root:x:0:0:", "alice:x:1000:1000:"], 1000));
}
