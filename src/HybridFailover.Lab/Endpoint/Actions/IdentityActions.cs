namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>STS: who am I. On AWS another endpoint; here the same, so that one address is enough for a lab.</summary>
internal static class IdentityActions
{
    public static readonly Ec2Action[] All =
    [
        Ec2Action.Read("GetCallerIdentity", [], (world, call) => call.Xml
            .Value("Arn", $"arn:aws:iam::{world.AccountId}:user/lab").Value("UserId", call.KeyId).Value("Account", world.AccountId)),
    ];
}
