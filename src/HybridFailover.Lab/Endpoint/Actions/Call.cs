using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>One request as an action sees it.</summary>
/// <param name="Parameters">What was asked.</param>
/// <param name="Ids">For what is created.</param>
/// <param name="Options">Limits and names.</param>
/// <param name="KeyId">Who asks.</param>
/// <param name="Xml">Takes the answer's body.</param>
internal sealed record Call(Parameters Parameters, Ids Ids, EndpointOptions Options, string KeyId, XmlText Xml);
