using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Api;

/// <summary>What a request's body says.</summary>
/// <param name="Command">Null: it names none. With errors: what can be recorded of it; it must not be carried out.</param>
/// <param name="Errors">What is wrong, by field.</param>
internal sealed record CommandReading(Command? Command, Dictionary<string, string[]> Errors);
