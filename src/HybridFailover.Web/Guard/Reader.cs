namespace HybridFailover.Web.Guard;

/// <summary>Who reads. Reading is free to whoever reaches the address; where it is recorded, it says as much as is known.</summary>
internal static class Reader
{
    public static string Name(HttpContext context)
    {
        var approach = Approach.Of(context);
        if (GuardRules.WhyNoCommand(approach) is null) return Operator.Actor(Operator.Principal(context))!;
        return approach.Forwarder is null
            ? $"unknown reader at {context.Connection.RemoteIpAddress}"
            : $"unknown reader through the proxy at {context.Connection.RemoteIpAddress?.ToString() ?? "the Unix socket"}";
    }
}
